import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Day, Empty, Facts, Loading, Money, Page, Panel, Refusal, Status, Timeline, useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { useCommands, type Command } from '../customers/commands.js';
import { Reach } from '../customers/reach.js';
import '../customers/sales.css';
import './contracts.css';
import { disputeTexts } from './dispute-texts.js';
import type { Dispute } from './shapes.js';

/** One line of the register of disputes and advice: what each side says, what was done, how it ended (CON-19). */
export default function DisputePage(): ReactNode {
  const disputeId = usePathParam('disputeId');
  const found = useRead('contracts.getDispute', { disputeId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known dispute={found.data.data} />;
}

function Known({ dispute }: { readonly dispute: Dispute }): ReactNode {
  const t = useTexts(disputeTexts);
  const commands = useCommands(useDisputeCommands(dispute), ['contracts']);
  const { no, title, status, customerId, customerName, notes, end } = dispute;
  return (
    <Page
      title={title}
      crumbs={[{ title: t('title'), to: '/disputes' }, { title: no }]}
      lead={
        <>
          <span className="figure">{no}</span>{' '}
          <Reach to={`/customers/${customerId}`} allow="customer:read">
            {customerName}
          </Reach>{' '}
          <Status kind="dispute" value={status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <div className="beside">
        <Panel title={t(`kind.${dispute.kind}`)}>
          <About dispute={dispute} />
        </Panel>
        <Panel title={t('notes')}>
          {notes.length === 0 ? (
            <Empty title={t('noNotes')} hint={t('noNotesHint')} />
          ) : (
            <Timeline items={notes.toReversed().map(({ text, byName, at }) => ({ at, who: byName, title: text }))} />
          )}
        </Panel>
        {end && (
          <Panel title={t('end')}>
            <Facts
              items={[
                { label: t('outcome'), value: t(`outcome.${end.outcome}`) },
                { label: t('closedOn'), value: <Day value={end.closedOn} /> },
                { label: t('closedBy'), value: end.closedByName },
                { label: t('result'), value: end.result, wide: true },
              ]}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function About({ dispute: { contractId, contractNo, raisedOn, amount, currency, openedByName, facts } }: { readonly dispute: Dispute }): ReactNode {
  const t = useTexts(disputeTexts);
  return (
    <Facts
      items={[
        {
          label: t('contract'),
          value: (
            <Reach to={`/contracts/${contractId}`} allow="contract:read">
              {contractNo ?? '—'}
            </Reach>
          ),
        },
        { label: t('raisedOn'), value: <Day value={raisedOn} /> },
        { label: t('amount'), value: <Money value={amount} currency={currency} /> },
        { label: t('openedBy'), value: openedByName },
        { label: t('facts'), value: <p className="wording">{facts}</p>, wide: true },
      ]}
    />
  );
}

const OUTCOMES = ['settled', 'won', 'lost', 'withdrawn', 'advised'] as const;

function useDisputeCommands({ id, status }: Dispute): readonly Command[] {
  const t = useTexts(disputeTexts);
  const { say } = useToast();
  const shared = { allow: 'dispute:manage', args: { disputeId: id }, when: status === 'open', done: () => say(t('saved')) };
  const outcomes = OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }));
  return [
    {
      ...{ ...shared, key: 'note', title: t('note'), operation: 'contracts.noteOnDispute', kind: 'main' },
      fields: [{ name: 'text', label: t('noteText'), kind: 'long', required: true }],
    },
    {
      ...{ ...shared, key: 'close', title: t('close'), operation: 'contracts.closeDispute', intro: t('closeIntro') },
      fields: [
        { name: 'outcome', label: t('outcome'), kind: 'select', options: outcomes, required: true },
        { name: 'closedOn', label: t('closedOn'), kind: 'date', required: true },
        { name: 'result', label: t('result'), kind: 'long', required: true },
      ],
      initial: { closedOn: today() },
    },
  ];
}
