import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Loading, Page, Refusal, Status, Steps, Tabs } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam, useView } from '../../shell/place.js';
import { Reach } from '../customers/reach.js';
import { useCommands } from '../customers/commands.js';
import '../customers/sales.css';
import { ContractClauses } from './contract-clauses.js';
import { useContractCommands } from './contract-commands.js';
import { ContractOverview } from './contract-overview.js';
import { ContractPaper } from './contract-paper.js';
import { ContractReview } from './contract-review.js';
import { ContractSigning } from './contract-signing.js';
import { ContractVersions } from './contract-versions.js';
import './contracts.css';
import { lifeOf } from './life.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';
import { useReviewCommands } from './review-commands.js';

/** One contract from its draft to its last version: terms, review, signatures, seal, copies, papers (CON-14). */
export default function ContractPage(): ReactNode {
  const contractId = usePathParam('contractId');
  const found = useRead('contracts.getContract', { contractId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known contract={found.data.data} />;
}

function Known({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<{ readonly tab?: string }>();
  const commands = useCommands([...useReviewCommands(contract), ...useContractCommands(contract)], ['contracts', 'orders', 'customers']);
  const title = contract.no === null ? t('draft') : t('contractNo', { no: contract.no });
  const tab = view.tab ?? 'overview';
  const tabs = (['overview', 'clauses', 'review', 'signing', 'versions', 'paper'] as const).map((key) => ({ key, title: t(key) }));
  return (
    <Page
      title={title}
      crumbs={[{ title: t('title'), to: '/contracts' }, { title }]}
      lead={
        <>
          <span>{contract.title}</span>
          <Reach to={`/customers/${contract.customerId}`} allow="customer:read">
            {contract.customerName}
          </Reach>{' '}
          <Status kind="contract" value={contract.status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <Steps steps={lifeOf(contract).map(({ key, state, at }) => ({ key, title: t(`life.${key}`), state, ...(at && { at }) }))} />
      <Tabs items={tabs} value={tab} onChange={(key) => change({ tab: key === 'overview' ? undefined : key })} />
      {tab === 'overview' && <ContractOverview contract={contract} />}
      {tab === 'clauses' && <ContractClauses contract={contract} />}
      {tab === 'review' && <ContractReview contract={contract} />}
      {tab === 'signing' && <ContractSigning contract={contract} />}
      {tab === 'versions' && <ContractVersions contract={contract} />}
      {tab === 'paper' && <ContractPaper contractId={contract.id} fileName={`${contract.no ?? contract.title}.pdf`} />}
    </Page>
  );
}
