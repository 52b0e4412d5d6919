import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Loading, Page, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { Reach } from '../customers/reach.js';
import '../customers/sales.css';
import { changeTexts } from './change-texts.js';
import { TerminationPanel } from './termination-panel.js';
import { texts } from './texts.js';

/** One termination: why and when a contract is to end, and its review (CON-12, CON-15). */
export default function TerminationPage(): ReactNode {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const terminationId = usePathParam('terminationId');
  const found = useRead('contracts.getTermination', { terminationId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { no, contractId, contractNo, customerId, customerName } = found.data.data;
  const title = t('termination', { no });
  const contract = all('contractNo', { no: contractNo });
  return (
    <Page
      title={title}
      crumbs={[
        { title: t('changesTitle'), to: '/contracts/changes?as=terminations' },
        { title: contract, to: `/contracts/${contractId}?tab=versions` },
        { title },
      ]}
      lead={
        <Reach to={`/customers/${customerId}`} allow="customer:read">
          {customerName}
        </Reach>
      }
    >
      <TerminationPanel termination={found.data.data} />
    </Page>
  );
}
