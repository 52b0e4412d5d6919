import type { ReactNode } from 'react';
import { Percent, useStatusOptions } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { useGo, useView } from '../../../shell/place.js';
import { ListPage } from '../../list-page.js';
import { agreementColumns } from './agreement-columns.js';
import { agreementTexts } from './agreement-texts.js';
import { DraftAgreement } from './draft-agreement.js';
import { asPartnerTerms, newPartner, partnerFields } from './partner-terms.js';
import { partnerTexts } from './partner-texts.js';
import { AGREEMENT_STATUSES, KINDS, type PartnerAgreement } from './shapes.js';

/** Partner agreements: who sells for the company, where, what, and on which terms (CON-21). */
export default function PartnerAgreementsPage(): ReactNode {
  const t = useTexts(partnerTexts);
  const shared = useTexts(agreementTexts);
  const go = useGo();
  const [view, change] = useView();
  const columns = agreementColumns<PartnerAgreement>(shared, t('partner'), [
    { key: 'regions', title: t('regions'), render: ({ regions }) => regions.map(({ name }) => name).join('、') },
    { key: 'exclusive', title: t('exclusive'), render: ({ exclusive }) => (exclusive ? <span className="tag">{t('exclusive')}</span> : null) },
    { key: 'discount', title: t('discount'), align: 'end', render: ({ discount }) => <Percent value={discount} /> },
    { key: 'commission', title: t('commission'), align: 'end', render: ({ commission }) => <Percent value={commission} /> },
  ]);
  return (
    <ListPage
      operation="contracts.findPartnerAgreements"
      name="partner-agreements"
      title={shared('partner')}
      filters={[
        { key: 'q', label: shared('search'), kind: 'text' },
        { key: 'status', label: shared('status'), kind: 'many', options: useStatusOptions('agreement', AGREEMENT_STATUSES) },
        { key: 'exclusive', label: t('exclusive'), kind: 'select', options: [{ value: 'true', label: t('onlyExclusive') }] },
      ]}
      also={['customerId']}
      columns={columns}
      onOpen={({ id }) => go(`/partner-agreements/${id}`)}
      begin={{ title: t('draft'), allow: 'contract:write', onBegin: () => change({ do: 'draft' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {view.do === 'draft' && (
        <DraftAgreement
          kind={KINDS.partner}
          title={t('draft')}
          intro={t('draftIntro')}
          party={t('partner')}
          terms={{ fields: partnerFields([t, shared]), initial: newPartner(), shape: asPartnerTerms }}
          onClose={() => change({ do: undefined })}
        />
      )}
    </ListPage>
  );
}
