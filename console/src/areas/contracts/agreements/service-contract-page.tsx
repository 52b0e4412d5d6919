import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../../api/call.js';
import { DataTable, Facts, Loading, Money, Panel, Quantity, Refusal, type Column } from '../../../components/index.js';
import { useTexts, type Say } from '../../../i18n/index.js';
import { usePathParam } from '../../../shell/place.js';
import { AgreementFrame } from './agreement-frame.js';
import { agreementTexts } from './agreement-texts.js';
import { asTypedService, serviceFields } from './service-terms.js';
import { serviceTexts } from './service-texts.js';
import { KINDS, type ServiceContract } from './shapes.js';

/** One service contract: what is done, how quickly, for which fee (CON-17). */
export default function ServiceContractPage(): ReactNode {
  const serviceContractId = usePathParam('serviceContractId');
  const found = useRead('contracts.getServiceContract', { serviceContractId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known contract={found.data.data} />;
}

function Known({ contract }: { readonly contract: ServiceContract }): ReactNode {
  const t = useTexts(serviceTexts);
  const shared = useTexts(agreementTexts);
  const names = Object.fromEntries(contract.lines.map(({ productId, name }) => [productId, name]));
  return (
    <AgreementFrame kind={KINDS.service} agreement={contract} terms={{ fields: serviceFields([t, shared], names), initial: asTypedService(contract) }}>
      <Panel title={t('items')}>
        <Services contract={contract} />
      </Panel>
    </AgreementFrame>
  );
}

interface Service {
  readonly productId: string;
  readonly content: string;
  readonly line: ServiceContract['lines'][number] | undefined;
}

function Services({ contract }: { readonly contract: ServiceContract }): ReactNode {
  const t = useTexts(serviceTexts);
  const { items, lines, total, net, tax, currency, responseHours, resolutionHours, payWithinDays } = contract;
  const services = items.map(({ productId, content }) => ({ productId, content, line: lines.find((line) => line.productId === productId) }));
  return (
    <div className="stack">
      <DataTable name="services" columns={columnsOf(t, currency)} rows={services} rowKey={({ productId }) => productId} />
      <Facts
        items={[
          { label: t('responseHours'), value: <Quantity value={responseHours} unit={t('hours')} /> },
          { label: t('resolutionHours'), value: <Quantity value={resolutionHours} unit={t('hours')} /> },
          { label: t('payWithinDays'), value: <Quantity value={payWithinDays} unit={t('days')} /> },
          { label: t('fee'), value: <Money value={total} currency={currency} /> },
          { label: t('net'), value: <Money value={net} currency={currency} /> },
          { label: t('tax'), value: <Money value={tax} currency={currency} /> },
        ]}
      />
    </div>
  );
}

const columnsOf = (t: Say<typeof serviceTexts>, currency: string): readonly Column<Service>[] => [
  {
    ...{ key: 'product', title: t('product') },
    render: ({ line }) => (
      <>
        {line?.name} <span className="quiet">{line?.sku}</span>
      </>
    ),
  },
  { key: 'content', title: t('content') },
  { key: 'quantity', title: t('quantity'), align: 'end', render: ({ line }) => <Quantity value={line?.quantity} unit={line?.unit} /> },
  { key: 'unitPrice', title: t('unitPrice'), align: 'end', render: ({ line }) => <Quantity value={line?.unitPrice} /> },
  { key: 'gross', title: t('fee'), align: 'end', render: ({ line }) => <Money value={line?.gross} currency={currency} /> },
];
