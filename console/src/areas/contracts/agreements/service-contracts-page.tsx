import type { ReactNode } from 'react';
import { Money, Quantity, useStatusOptions } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { useGo, useView } from '../../../shell/place.js';
import { ListPage } from '../../list-page.js';
import { agreementColumns } from './agreement-columns.js';
import { agreementTexts } from './agreement-texts.js';
import { DraftAgreement } from './draft-agreement.js';
import { newService, serviceFields } from './service-terms.js';
import { serviceTexts } from './service-texts.js';
import { AGREEMENT_STATUSES, KINDS, type ServiceContract } from './shapes.js';

/** Service contracts: what is done for customers, and how quickly (CON-17). */
export default function ServiceContractsPage(): ReactNode {
  const t = useTexts(serviceTexts);
  const shared = useTexts(agreementTexts);
  const go = useGo();
  const [view, change] = useView();
  const columns = agreementColumns<ServiceContract>(shared, t('customer'), [
    { key: 'total', title: t('fee'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
    { key: 'responseHours', title: t('responseHours'), align: 'end', render: ({ responseHours }) => <Quantity value={responseHours} unit={t('hours')} /> },
    {
      ...{ key: 'resolutionHours', title: t('resolutionHours'), align: 'end' },
      render: ({ resolutionHours }) => <Quantity value={resolutionHours} unit={t('hours')} />,
    },
  ]);
  return (
    <ListPage
      operation="contracts.findServiceContracts"
      name="service-contracts"
      title={shared('service')}
      filters={[
        { key: 'q', label: shared('search'), kind: 'text' },
        { key: 'status', label: shared('status'), kind: 'many', options: useStatusOptions('agreement', AGREEMENT_STATUSES) },
      ]}
      also={['customerId']}
      columns={columns}
      onOpen={({ id }) => go(`/service-contracts/${id}`)}
      begin={{ title: t('draft'), allow: 'contract:write', onBegin: () => change({ do: 'draft' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {view.do === 'draft' && (
        <DraftAgreement
          kind={KINDS.service}
          title={t('draft')}
          intro={t('draftIntro')}
          party={t('customer')}
          terms={{ fields: serviceFields([t, shared]), initial: newService() }}
          onClose={() => change({ do: undefined })}
        />
      )}
    </ListPage>
  );
}
