import type { ReactNode } from 'react';
import { problemOf, useMay, useRead, type ReplyOf } from '../../api/call.js';
import {
  ApprovalPanel,
  Bar,
  DataTable,
  Day,
  Empty,
  Facts,
  Figure,
  Figures,
  Link,
  Loading,
  Money,
  Panel,
  Refusal,
  Status,
  useToast,
} from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from './commands.js';
import type { CreditProfile } from './shapes.js';
import { texts } from './texts.js';

type Account = ReplyOf<'orders.getCreditAccount'>;

/** What a customer may buy on credit, what uses it, and how it was granted (CUS-30..36). */
export function CustomerCredit({ customerId }: { readonly customerId: string }): ReactNode {
  const profile = useRead('customers.getCreditProfile', { customerId });
  if (profile.error) return <Refusal problem={problemOf(profile.error)} onRetry={() => void profile.refetch()} />;
  if (!profile.data) return <Loading />;
  return <Profile profile={profile.data.data} />;
}

function Profile({ profile }: { readonly profile: CreditProfile }): ReactNode {
  const t = useTexts(texts);
  const { customerId, granted, application, review } = profile;
  const account = useRead('orders.getCreditAccount', { customerId }, { enabled: granted !== null });
  const commands = useCommands(useCreditCommands(profile), ['customers', 'orders']);
  return (
    <>
      <div className="actions">{commands.bar}</div>
      {commands.panel}
      {profile.held && (
        <p className="notice bad" role="status">
          {t('creditHeld')}
        </p>
      )}
      <Figures>
        <Figure label={t('status')} value={<Status kind="credit" value={profile.status} />} />
        <LatestRisk customerId={customerId} />
      </Figures>
      <div className="beside">
        <Panel title={t('credit')}>
          {account.data ? <Exposure account={account.data.data} /> : <Empty title={t('noCredit')} hint={t('noCreditHint')} />}
          {granted !== null && <Facts items={[{ label: t('guarantee'), value: granted.guarantee }]} />}
        </Panel>
        {(application !== null || review !== null) && (
          <Panel title={t('review')}>
            <div className="stack">
              {application !== null && <Application application={application} />}
              {review !== null && <ApprovalPanel review={review} />}
            </div>
          </Panel>
        )}
      </div>
    </>
  );
}

function Exposure({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(texts);
  const { limit, exposure, available, currency, termDays, validUntil, entries } = account;
  return (
    <>
      <Bar label={t('exposure')} value={exposure} max={limit} />
      <Facts
        items={[
          { label: t('limit'), value: <Money value={limit} currency={currency} /> },
          { label: t('available'), value: <Money value={available} currency={currency} /> },
          { label: t('termDays'), value: String(termDays) },
          { label: t('validUntil'), value: validUntil === null ? null : <Day value={validUntil} /> },
        ]}
      />
      {entries.length > 0 && (
        <DataTable
          name="credit-exposure"
          rowKey={({ orderId }) => orderId}
          rows={entries}
          columns={[
            { key: 'orderNo', title: t('usedBy'), render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
            { key: 'amount', title: t('amount'), align: 'end', render: ({ amount }) => <Money value={amount} currency={currency} /> },
          ]}
        />
      )}
    </>
  );
}

function Application({ application }: { readonly application: NonNullable<CreditProfile['application']> }): ReactNode {
  const t = useTexts(texts);
  const { limit, termDays, validUntil, grounds, guarantee, assessment } = application;
  return (
    <Facts
      items={[
        { label: t('limit'), value: <Money value={limit} /> },
        { label: t('termDays'), value: String(termDays) },
        { label: t('validUntil'), value: <Day value={validUntil} /> },
        { label: t('grounds'), value: grounds },
        { label: t('paymentRecord'), value: String(assessment.paymentRecord) },
        { label: t('finances'), value: String(assessment.finances) },
        { label: t('relationship'), value: String(assessment.relationship) },
        { label: t('guarantee'), value: guarantee },
      ]}
    />
  );
}

/** How the customer was judged when an order was last confirmed (CUS-33); nothing where the company has no risk bands. */
function LatestRisk({ customerId }: { readonly customerId: string }): ReactNode {
  const t = useTexts(texts);
  const orders = useRead('orders.findOrders', { customerId, limit: 20 }, { enabled: useMay()('order:read') });
  const judged = orders.data?.data.items.find(({ risk }) => risk !== null);
  if (!judged?.risk) return null;
  const { level, overdueDays } = judged.risk;
  return (
    <Figure
      label={t('risk')}
      value={<Status kind="risk" value={level} />}
      hint={t('riskDetail', { days: overdueDays, no: judged.no })}
      {...(level === 'high' && { tone: 'bad' as const })}
    />
  );
}

function useCreditCommands({ customerId, review, application }: CreditProfile): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const isOpen = review?.outcome === 'open';
  const args = { customerId };
  const comment = { name: 'comment', label: t('comment'), kind: 'text' } as const;
  const marks = [1, 2, 3, 4, 5].map((mark) => ({ value: String(mark), label: String(mark) }));
  return [
    {
      ...{ key: 'apply', title: t('applyForCredit'), operation: 'customers.applyForCredit', allow: 'credit:request', kind: 'main', args, when: !isOpen },
      fields: [
        { name: 'limit', label: t('limit'), kind: 'money', required: true },
        { name: 'termDays', label: t('termDays'), kind: 'number', required: true },
        { name: 'validUntil', label: t('validUntil'), kind: 'date', required: true },
        { name: 'grounds', label: t('grounds'), kind: 'long', required: true },
        { name: 'assessment.paymentRecord', label: t('paymentRecord'), kind: 'select', options: marks, required: true },
        { name: 'assessment.finances', label: t('finances'), kind: 'select', options: marks, required: true },
        { name: 'assessment.relationship', label: t('relationship'), kind: 'select', options: marks, required: true },
        { name: 'guarantee', label: t('guarantee'), kind: 'text' },
      ],
      initial: application === null ? { validUntil: today(365) } : { ...application, validUntil: today(365) },
      shape: withMarks,
      undo: () => ({ operation: 'customers.withdrawCredit', args }),
      done: (_, undo) => say(t('creditAsked'), undo),
    },
    { ...{ key: 'urge', title: t('urgeCredit'), operation: 'customers.urgeCredit', allow: 'credit:request', args, when: isOpen }, fields: [comment] },
    {
      ...{ key: 'withdraw', title: t('withdrawCredit'), operation: 'customers.withdrawCredit', allow: 'credit:request', args, when: isOpen },
      fields: [comment],
    },
  ];
}

type Values = Readonly<Record<string, unknown>>;

/** A choice is text; the marks are counts. */
const withMarks = ({ assessment, ...rest }: Values): Values => ({
  ...rest,
  assessment: Object.fromEntries(Object.entries(assessment as Record<string, unknown>).map(([name, mark]) => [name, parseInt(String(mark), 10)])),
});
