import { useState, type ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import type { InboxView, WaitingCase } from '../../api/shapes.gen.js';
import {
  Ago,
  Button,
  Countdown,
  DataTable,
  Empty,
  FilterBar,
  Money,
  Page,
  PersonName,
  Refusal,
  Split,
  UnitName,
  useHotkeys,
  type Column,
} from '../../components/index.js';
import { useStepName } from '../../components/approval-texts.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { Batch, BatchBar, type BatchWay } from './batch.js';
import { CasePanel } from './case-panel.js';
import { useCaseWords } from './case-words.js';
import { hasAmount, keyOfCase } from './cases.js';
import { Decision, type Way } from './decision.js';
import { DelegateDrawer } from './delegate-drawer.js';
import { texts } from './texts.js';

interface View {
  readonly open?: string;
  readonly kind?: string | readonly string[];
  readonly do?: string;
}

/** Everything that waits for my decision, in all services: read, decide, next; all by keyboard. */
export default function ApprovalsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<View>();
  const { data, error, isLoading, refetch } = useRead('approvals.inbox', {});
  const { items: all, more, notAnswered } = data?.data ?? NOTHING;
  const kinds = [view.kind ?? []].flat();
  const items = kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
  const lead = isLoading ? undefined : t('lead', { n: all.length });
  return (
    <Page title={t('title')} crumbs={[]} lead={lead} actions={<DelegateButton onOpen={() => change({ do: 'delegate' })} />}>
      {error && <Refusal problem={problemOf(error)} onRetry={() => void refetch()} />}
      <NotAnswered kinds={notAnswered} />
      <KindFilter items={all} value={kinds} onChange={(kind) => change({ kind })} />
      <Desk items={items} isLoading={isLoading} openKey={view.open} onShow={(open) => change({ open })} />
      {more && <p className="quiet">{t('more')}</p>}
      {view.do === 'delegate' && <DelegateDrawer onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const NOTHING: InboxView = { items: [], more: false, notAnswered: [] };

interface DeskProps {
  readonly items: readonly WaitingCase[];
  readonly isLoading: boolean;
  readonly openKey: string | undefined;
  readonly onShow: (key: string | undefined) => void;
}

/** The list, the case beside it, and what is being decided: one of them, or the chosen ones together. */
function Desk({ items, isLoading, openKey, onShow }: DeskProps): ReactNode {
  const [pointed, setPointed] = useState<string>();
  const [deciding, setDeciding] = useState<{ readonly way: Way; readonly of: WaitingCase }>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [batch, setBatch] = useState<BatchWay>();
  const find = (key: string | undefined): WaitingCase | undefined => items.find((item) => keyOfCase(item) === key);
  const open = find(openKey);
  const chosen = items.filter((item) => selected.has(keyOfCase(item)));

  const show = (item: WaitingCase | undefined): void => onShow(item && keyOfCase(item));
  const decide = (way: BatchWay): void => {
    const at = open ?? find(pointed);
    if (chosen.length > 0) setBatch(way);
    else if (at) setDeciding({ way, of: at });
  };
  const decided = (of: WaitingCase): void => {
    setDeciding(undefined);
    if (open) show(items[items.indexOf(of) + 1] ?? items[items.indexOf(of) - 1]);
  };
  const clear = (): void => {
    setBatch(undefined);
    setSelected(new Set());
  };
  useHotkeys({ a: () => decide('approve'), r: () => decide('return'), ...(open && { escape: () => show(undefined) }) });
  return (
    <>
      <Split
        list={
          <Inbox
            items={items}
            isLoading={isLoading}
            current={open && keyOfCase(open)}
            selected={selected}
            onSelect={setSelected}
            onOpen={show}
            onPoint={(item) => (open ? show(item) : setPointed(keyOfCase(item)))}
          />
        }
        detail={open && <CasePanel case={open} onDecide={(way) => setDeciding({ way, of: open })} onClose={() => show(undefined)} />}
      />
      {chosen.length > 0 && !batch && <BatchBar cases={chosen} onDecide={setBatch} onClear={clear} />}
      {batch && <Batch way={batch} cases={chosen} onClose={clear} />}
      {deciding && <Decision {...deciding} onDone={() => decided(deciding.of)} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

function DelegateButton({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const t = useTexts(texts);
  const mayDelegate = useMay()('delegation:write');
  if (!mayDelegate) return null;
  return (
    <Button hotkey="d" onClick={onOpen}>
      {t('delegate')}
    </Button>
  );
}

function NotAnswered({ kinds }: { readonly kinds: readonly string[] }): ReactNode {
  const t = useTexts(texts);
  const words = useCaseWords(NOTHING.items);
  if (kinds.length === 0) return null;
  return <p className="notice warn">{t('notAnswered', { kinds: kinds.map((kind) => words.kind(kind as WaitingCase['kind'])).join('、') })}</p>;
}

interface KindFilterProps {
  readonly items: readonly WaitingCase[];
  readonly value: readonly string[];
  readonly onChange: (kind: readonly string[]) => void;
}

/** Only where there is more than one kind to tell apart. */
function KindFilter({ items, value, onChange }: KindFilterProps): ReactNode {
  const t = useTexts(texts);
  const words = useCaseWords(NOTHING.items);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  if (kinds.length < 2 && value.length === 0) return null;
  const options = kinds.map((kind) => ({ value: kind, label: `${words.kind(kind)} ${String(items.filter((item) => item.kind === kind).length)}` }));
  return (
    <FilterBar
      filters={[{ key: 'kind', label: t('kind'), kind: 'many', options }]}
      value={{ kind: value }}
      onChange={({ kind }) => onChange([kind ?? []].flat())}
    />
  );
}

interface InboxProps {
  readonly items: readonly WaitingCase[];
  readonly isLoading: boolean;
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onOpen: (item: WaitingCase) => void;
  readonly onPoint: (item: WaitingCase) => void;
}

function Inbox({ items, isLoading, current, selected, onSelect, onOpen, onPoint }: InboxProps): ReactNode {
  const t = useTexts(texts);
  const columns = useColumns(current !== undefined, items);
  return (
    <DataTable
      name={current === undefined ? 'approvals' : 'approvals-beside'}
      columns={columns}
      rows={items}
      rowKey={keyOfCase}
      isLoading={isLoading}
      onOpen={onOpen}
      onPoint={onPoint}
      selection={{ selected, onChange: onSelect, mayBe: ({ verbs = [] }) => verbs.includes('approve') }}
      {...(current !== undefined && { current })}
      empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
    />
  );
}

function useColumns(isBeside: boolean, items: readonly WaitingCase[]): readonly Column<WaitingCase>[] {
  const t = useTexts(texts);
  const words = useCaseWords(items);
  const stepName = useStepName();
  const matter: Column<WaitingCase> = {
    ...{ key: 'title', title: t('matter') },
    render: (item) => (
      <>
        <span className="case-title">{words.title(item)}</span>
        {item.urgedAt !== null && <span className="tag urged">{t('urged')}</span>}
        <span className="quiet case-no">{[words.kind(item.kind), item.no].filter(Boolean).join(' · ')}</span>
      </>
    ),
  };
  const amount: Column<WaitingCase> = {
    ...{ key: 'amount', title: t('amount'), align: 'end', sort: ({ amount: each }) => each },
    render: ({ amount: each, currency }) => (hasAmount(each) ? <Money value={each} currency={currency} /> : '—'),
  };
  const age: Column<WaitingCase> = {
    ...{ key: 'age', title: t('age') },
    sort: ({ ageHours }) => ageHours,
    render: ({ submittedAt }) => <Ago value={submittedAt} />,
  };
  if (isBeside) return [matter, amount, age];
  return [
    matter,
    amount,
    age,
    { key: 'due', title: t('due'), render: ({ dueAt, submittedAt }) => (dueAt === null ? '—' : <Countdown due={dueAt} startedAt={submittedAt} />) },
    { key: 'step', title: t('step'), render: ({ steps }) => steps.map(stepName).join('、') },
    { key: 'owner', title: t('owner'), render: ({ ownerId }) => <PersonName id={ownerId} /> },
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} />, hidden: true },
  ];
}
