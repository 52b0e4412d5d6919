import type { ReactNode } from 'react';
import { problemOf, useMay, useRead, type ReplyOf } from '../../api/call.js';
import { useStepName } from '../../components/approval-texts.js';
import { ApprovalPanel, Day, Facts, Loading, Money, Page, Panel, Refusal, Status, useToast, type FieldSpec } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { Reach } from '../customers/reach.js';
import { useCommands, type Command } from '../customers/commands.js';
import '../customers/sales.css';
import { requirementTexts } from './requirement-texts.js';

type Requirement = ReplyOf<'contracts.getRequirementReview'>;
const VERDICTS = ['feasible', 'with-conditions', 'not-feasible'] as const;

/** One requirement review 合同评审: what the customer wants, line by line, and what each department says to it (CON-05). */
export default function RequirementPage(): ReactNode {
  const requirementReviewId = usePathParam('requirementReviewId');
  const found = useRead('contracts.getRequirementReview', { requirementReviewId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known requirement={found.data.data} />;
}

function Known({ requirement }: { readonly requirement: Requirement }): ReactNode {
  const t = useTexts(requirementTexts);
  const commands = useCommands([...useAnswers(requirement), ...useAskerCommands(requirement)], ['contracts']);
  const { no, status, verdict, customerId, customerName, quoteId, quoteNo, total, deliverBy, agreedOn, review } = requirement;
  return (
    <Page
      title={no}
      crumbs={[{ title: t('title'), to: '/contracts/requirements' }, { title: no }]}
      lead={
        <>
          <Reach to={`/customers/${customerId}`} allow="customer:read">
            {customerName}
          </Reach>{' '}
          <Status kind="requirement-review" value={status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <div className="beside">
        <Panel title={t('lines')}>
          <Facts
            items={[
              {
                label: t('quote'),
                value: (
                  <Reach to={`/quotes/${quoteId}`} allow="quote:read">
                    {quoteNo}
                  </Reach>
                ),
              },
              { label: t('total'), value: <Money value={total} /> },
              { label: t('deliverBy'), value: <Day value={deliverBy} /> },
              { label: t('verdict'), value: verdict === null ? null : t(`verdict.${verdict}`) },
              { label: t('agreedOn'), value: <Day value={agreedOn} /> },
            ]}
          />
          <Wanted requirement={requirement} />
        </Panel>
        {review !== null && (
          <Panel title={t('review')}>
            <ApprovalPanel review={review} />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function Wanted({ requirement: { lines } }: { readonly requirement: Requirement }): ReactNode {
  const t = useTexts(requirementTexts);
  const stepName = useStepName();
  return lines.map(({ line, text, answers }) => (
    <div key={line} className="wanted">
      <strong>{t('line', { n: line, text })}</strong>
      {answers.map(({ step, verdict, condition, byName }) => (
        <p key={step}>
          {t('answered', { step: stepName(step), who: byName, verdict: t(`verdict.${verdict}`) })} <span className="quiet">{condition}</span>
        </p>
      ))}
    </div>
  ));
}

type Values = Readonly<Record<string, unknown>>;

/** Answering each line, for the step that waits for the reader. */
function useAnswers({ id, status, lines }: Requirement): readonly Command[] {
  const t = useTexts(requirementTexts);
  const { say } = useToast();
  const stepName = useStepName();
  const isOpen = useMay()('requirement:review') && status === 'in-review';
  const inbox = useRead('approvals.inbox', { kind: ['requirements'] }, { enabled: isOpen });
  const mine = inbox.data?.data.items.find((waiting) => waiting.id === id);
  const verdicts = VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }));
  const fields = lines.flatMap(({ line, text }): readonly FieldSpec[] => [
    { name: `answers.${String(line)}.verdict`, label: t('line', { n: line, text }), kind: 'select', options: verdicts, required: true },
    {
      ...{ name: `answers.${String(line)}.condition`, label: t('condition'), kind: 'text', required: true },
      when: ({ answers }) => ((answers as Record<string, { verdict?: string } | undefined> | undefined)?.[line]?.verdict ?? 'feasible') !== 'feasible',
    },
  ]);
  return (isOpen ? (mine?.steps ?? []) : []).map((step) => ({
    ...{
      key: `answer-${step}`,
      title: t('answer', { step: stepName(step) }),
      operation: 'contracts.answerRequirements',
      allow: 'requirement:review',
      kind: 'main',
    },
    ...{ args: { requirementReviewId: id, step }, intro: t('answerIntro'), shape: byLine, done: () => say(t('saved')) },
    fields: [...fields, { name: 'comment', label: t('comment'), kind: 'text' }],
  }));
}

/** Typed under the number of the line; the operation takes a list. */
const byLine = ({ answers, ...rest }: Values): Values => ({
  ...rest,
  answers: Object.entries((answers ?? {}) as Record<string, object>).map(([line, answer]) => ({ line: parseInt(line, 10), ...answer })),
});

function useAskerCommands({ id, status, deliverBy }: Requirement): readonly Command[] {
  const t = useTexts(requirementTexts);
  const { say } = useToast();
  const shared = { allow: 'requirement:request', args: { requirementReviewId: id }, done: () => say(t('saved')) };
  const comment: FieldSpec = { name: 'comment', label: t('comment'), kind: 'text' };
  return [
    {
      ...{ ...shared, key: 'again', title: t('again'), operation: 'contracts.requestRequirementReviewAgain', kind: 'main' },
      ...{
        fields: [{ name: 'deliverBy', label: t('deliverBy'), kind: 'date' }],
        initial: { deliverBy },
        when: status === 'returned' || status === 'withdrawn',
      },
    },
    { ...{ ...shared, key: 'urge', title: t('urge'), operation: 'contracts.urgeRequirementReview', when: status === 'in-review' }, fields: [comment] },
    {
      ...{ ...shared, key: 'withdraw', title: t('withdraw'), operation: 'contracts.withdrawRequirementReview', when: status === 'in-review' },
      fields: [comment],
    },
  ];
}
