import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Day, Dialog, Facts, Link, Loading, Money, PersonName, Refusal, Status, useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from '../customers/commands.js';
import '../customers/sales.css';
import type { Opportunity } from './stages.js';
import { texts } from './texts.js';

/** One opportunity beside the board, with what may be done about it. */
export function OpportunityPanel({ opportunityId, onClose }: { readonly opportunityId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const found = useRead('customers.getOpportunity', { opportunityId });
  return (
    <Dialog title={found.data?.data.title ?? t('title')} onClose={onClose} wide>
      {found.error && <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.isLoading && <Loading />}
      {found.data && <Known opportunity={found.data.data} />}
    </Dialog>
  );
}

function Known({ opportunity }: { readonly opportunity: Opportunity }): ReactNode {
  const t = useTexts(texts);
  const commands = useCommands(useOpportunityCommands(opportunity), ['customers']);
  const { id, no, stage, customerId, customerName, expectedAmount, expectedOn, needs, intent, lostReason, contractId, ownerId } = opportunity;
  return (
    <div className="stack">
      <p>
        {no} <Status kind="opportunity" value={stage} />
      </p>
      {commands.panel}
      <Facts
        items={[
          { label: t('customer'), value: <Link to={`/customers/${customerId}`}>{customerName}</Link> },
          { label: t('amount'), value: expectedAmount === null ? null : <Money value={expectedAmount} /> },
          { label: t('expectedOn'), value: expectedOn === null ? null : <Day value={expectedOn} /> },
          { label: t('needs'), value: needs },
          { label: t('intent'), value: intent },
          { label: t('lostReason'), value: lostReason },
          { label: t('owner'), value: <PersonName id={ownerId} /> },
        ]}
      />
      <div className="actions">
        {commands.bar}
        {contractId === null ? (
          <>
            <Link to={`/proposals?do=draft&customerId=${customerId}&opportunityId=${id}`}>{t('newProposal')}</Link>
            <Link to={`/quotes/new?customerId=${customerId}&opportunityId=${id}`}>{t('newQuote')}</Link>
          </>
        ) : (
          <Link to={`/contracts/${contractId}`}>{t('contract')}</Link>
        )}
      </div>
    </div>
  );
}

const OPEN: readonly Opportunity['stage'][] = ['research', 'contact', 'needs', 'proposal', 'negotiation'];

function useOpportunityCommands({ id, stage, needs, intent }: Opportunity): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const saved = (): void => say(t('saved'));
  const shared = { allow: 'customer:write', args: { opportunityId: id }, when: OPEN.includes(stage) };
  return [
    {
      ...{
        ...shared,
        key: 'advance',
        title: t('advance'),
        operation: 'customers.advanceOpportunity',
        kind: 'main',
        done: saved,
        when: shared.when && stage !== 'negotiation',
      },
    },
    {
      ...{ ...shared, key: 'needs', title: t('recordNeeds'), operation: 'customers.recordNeeds', done: saved },
      fields: [
        { name: 'needs', label: t('needs'), kind: 'long', required: true },
        { name: 'intent', label: t('intent'), kind: 'long', hint: t('intentHint'), required: true },
      ],
      initial: { needs, intent },
    },
    {
      ...{ ...shared, key: 'lose', title: t('lose'), operation: 'customers.loseOpportunity', kind: 'danger' },
      fields: [{ name: 'reason', label: t('lostReason'), kind: 'long', required: true }],
    },
  ];
}
