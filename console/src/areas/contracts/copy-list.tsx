import type { ReactNode } from 'react';
import { useCommand, useMay, type Problem } from '../../api/call.js';
import { Button, Countdown, DataTable, Empty, Link, Moment, Refusal, Status, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Copy } from './shapes.js';
import { texts } from './texts.js';

interface CopyListProps {
  readonly name: string;
  readonly copies: readonly Copy[];
  /** Copies of several contracts: which each is of. */
  readonly ofMany?: boolean;
  readonly list?: { readonly isLoading: boolean; readonly hasMore: boolean; readonly more: () => void; readonly error: Problem | null };
}

/** Copies of contracts, acknowledged by the department each is for and by nobody else (CON-13). */
export function CopyList({ name, copies, ofMany = false, list }: CopyListProps): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const acknowledge = useCommand('contracts.acknowledgeCopy', { touches: ['contracts'], done: t('acknowledged') });
  const take = (copyId: string): void => void acknowledge.run({ copyId }).catch(() => undefined); // kept as its problem, shown above
  const columns: readonly Column<Copy>[] = [
    ...(ofMany
      ? [
          {
            key: 'contractNo',
            title: t('no'),
            render: ({ contractId, contractNo }: Copy) => <Link to={`/contracts/${contractId}?tab=signing`}>{contractNo}</Link>,
          },
        ]
      : []),
    ...(ofMany ? [{ key: 'customerName', title: t('customer') }] : []),
    { key: 'recipient', title: t('recipient'), render: ({ recipient }) => t(`recipient.${recipient}`) },
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="copy" value={status} /> },
    { key: 'issuedAt', title: t('issuedAt'), render: ({ issuedAt }) => <Moment value={issuedAt} /> },
    {
      key: 'dueAt',
      title: t('dueAt'),
      render: ({ issuedAt, dueAt, status, escalatedAt }) =>
        status === 'issued' &&
        dueAt !== null && (
          <>
            <Countdown startedAt={issuedAt} due={dueAt} /> {escalatedAt !== null && <span className="bad">{t('escalated')}</span>}
          </>
        ),
    },
    {
      key: 'acknowledgedBy',
      title: t('acknowledgedBy'),
      render: ({ acknowledgedByName, acknowledgedAt }) =>
        acknowledgedAt !== null && (
          <>
            {acknowledgedByName} <Moment value={acknowledgedAt} />
          </>
        ),
    },
    {
      key: 'acknowledge',
      title: t('acknowledge'),
      render: ({ id, status }) => status === 'issued' && may('contract:acknowledge-copy') && <Button onClick={() => take(id)}>{t('acknowledge')}</Button>,
    },
  ];
  return (
    <>
      {acknowledge.problem && <Refusal problem={acknowledge.problem} />}
      <DataTable
        name={name}
        columns={columns}
        rows={copies}
        empty={<Empty title={t('noCopies')} hint={t('noCopiesHint')} />}
        {...(list && { isLoading: list.isLoading, hasMore: list.hasMore, onMore: list.more, error: list.error })}
      />
    </>
  );
}
