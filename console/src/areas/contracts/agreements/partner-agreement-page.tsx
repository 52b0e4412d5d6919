import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../../api/call.js';
import { Facts, Loading, Panel, Percent, Quantity, Refusal } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { usePathParam } from '../../../shell/place.js';
import { AgreementFrame } from './agreement-frame.js';
import { agreementTexts } from './agreement-texts.js';
import { asPartnerTerms, asTypedPartner, partnerFields } from './partner-terms.js';
import { partnerTexts } from './partner-texts.js';
import { KINDS, type PartnerAgreement } from './shapes.js';

/** One partner agreement: where, what, on which terms, and whether nobody else may (CON-21). */
export default function PartnerAgreementPage(): ReactNode {
  const partnerAgreementId = usePathParam('partnerAgreementId');
  const found = useRead('contracts.getPartnerAgreement', { partnerAgreementId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known agreement={found.data.data} />;
}

function Known({ agreement }: { readonly agreement: PartnerAgreement }): ReactNode {
  const t = useTexts(partnerTexts);
  const shared = useTexts(agreementTexts);
  const { regions, products, exclusive, discount, commission, settlementDays, policy } = agreement;
  const names = Object.fromEntries(products.map(({ productId, name }) => [productId, name]));
  return (
    <AgreementFrame
      kind={KINDS.partner}
      agreement={agreement}
      terms={{ fields: partnerFields([t, shared], names), initial: asTypedPartner(agreement), shape: asPartnerTerms }}
    >
      <Panel title={t('territory')}>
        <Facts
          items={[
            {
              label: t('regions'),
              value: regions.map(({ code, name }) => (
                <div key={code}>
                  {name} <span className="quiet">{code}</span>
                </div>
              )),
            },
            {
              label: t('products'),
              value:
                products.length === 0
                  ? t('allProducts')
                  : products.map(({ productId, name, sku }) => (
                      <div key={productId}>
                        {name} <span className="quiet">{sku}</span>
                      </div>
                    )),
            },
            { label: t('exclusive'), value: exclusive ? t('exclusively') : t('notExclusive'), wide: true },
            { label: t('discount'), value: <Percent value={discount} /> },
            { label: t('commission'), value: <Percent value={commission} /> },
            { label: t('settlementDays'), value: <Quantity value={settlementDays} unit={t('days')} /> },
            { label: t('heldAgainst'), value: <code>{policy}</code> },
          ]}
        />
      </Panel>
    </AgreementFrame>
  );
}
