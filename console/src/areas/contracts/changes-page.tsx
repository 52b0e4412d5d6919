import type { ReactNode } from 'react';
import { Day, Link, Money, Status, Tabs, useStatusOptions, type Column, type Filter } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { ListPage } from '../list-page.js';
import { changeTexts } from './change-texts.js';
import { AMENDMENT_STATUSES, TERMINATION_STATUSES, type Amendment, type Termination } from './shapes.js';

/** What changes or ends contracts that are in effect: amendments and terminations (CON-12, CON-15). */
export default function ChangesPage(): ReactNode {
  const t = useTexts(changeTexts);
  const [view, change] = useView<{ readonly as?: string }>();
  const tabs = (
    <Tabs
      items={[
        { key: 'amendments', title: t('amendmentsTab') },
        { key: 'terminations', title: t('terminationsTab') },
      ]}
      value={view.as ?? 'amendments'}
      onChange={(key) => change({ as: key === 'amendments' ? undefined : key, status: undefined })}
    />
  );
  return view.as === 'terminations' ? <Terminations tabs={tabs} /> : <Amendments tabs={tabs} />;
}

type Words = Say<typeof changeTexts>;

const filters = (t: Words, options: NonNullable<Filter['options']>): readonly Filter[] => [
  { key: 'q', label: t('search'), kind: 'text' },
  { key: 'status', label: t('status'), kind: 'many', options },
];

function Amendments({ tabs }: { readonly tabs: ReactNode }): ReactNode {
  const t = useTexts(changeTexts);
  const go = useGo();
  const columns: readonly Column<Amendment>[] = [
    { key: 'no', title: t('no'), render: ({ no }) => (no === null ? <span className="quiet">{t('unnumbered')}</span> : <span className="figure">{no}</span>) },
    ...ofContract<Amendment>(t),
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="amendment" value={status} /> },
    { key: 'totalBefore', title: t('totals'), align: 'end', render: ({ totalBefore, currency }) => <Money value={totalBefore} currency={currency} /> },
    { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
    { key: 'effectiveOn', title: t('effectiveOn'), render: ({ effectiveOn }) => <Day value={effectiveOn} /> },
    { key: 'reason', title: t('reason'), hidden: true },
  ];
  return (
    <ListPage
      operation="contracts.findAmendments"
      name="amendments"
      title={t('changesTitle')}
      above={tabs}
      filters={filters(t, useStatusOptions('amendment', AMENDMENT_STATUSES))}
      also={['contractId', 'customerId']}
      columns={columns}
      onOpen={({ id }) => go(`/contracts/amendments/${id}`)}
      empty={{ title: t('noAmendments'), hint: t('noAmendmentsHint') }}
    />
  );
}

function Terminations({ tabs }: { readonly tabs: ReactNode }): ReactNode {
  const t = useTexts(changeTexts);
  const go = useGo();
  const columns: readonly Column<Termination>[] = [
    { key: 'no', title: t('no') },
    ...ofContract<Termination>(t),
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="termination" value={status} /> },
    { key: 'ground', title: t('ground'), render: ({ ground }) => t(`ground.${ground}`) },
    { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
    { key: 'endsOn', title: t('endsOn'), render: ({ endsOn }) => <Day value={endsOn} />, sort: ({ endsOn }) => endsOn },
    { key: 'reason', title: t('reason'), hidden: true },
  ];
  return (
    <ListPage
      operation="contracts.findTerminations"
      name="terminations"
      title={t('changesTitle')}
      above={tabs}
      filters={filters(t, useStatusOptions('termination', TERMINATION_STATUSES))}
      also={['contractId', 'customerId']}
      columns={columns}
      onOpen={({ id }) => go(`/contracts/terminations/${id}`)}
      empty={{ title: t('noTerminations'), hint: t('noTerminationsHint') }}
    />
  );
}

interface OfContract {
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
}

const ofContract = <R extends OfContract>(t: Words): readonly Column<R>[] => [
  { key: 'contractNo', title: t('ofContract'), render: ({ contractId, contractNo }) => <Link to={`/contracts/${contractId}`}>{contractNo}</Link> },
  { key: 'customerName', title: t('customer') },
];
