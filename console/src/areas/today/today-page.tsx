import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { mayAny, read, useRead, useSession } from '../../api/call.js';
import { keyOf } from '../../api/keys.js';
import { Ago, Empty, Link, Loading, Money, Page, Panel } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import type { WaitingCase } from '../../api/shapes.gen.js';
import { useCaseWords, type CaseWords } from '../approvals/case-words.js';
import { hasAmount } from '../approvals/cases.js';
import { GROUPS, type Group, type Section, type TodayRow } from './groups.js';
import { texts } from './texts.js';
import './today.css';

const SECTIONS: readonly Section[] = ['waiting', 'late', 'promised'];
const SHOWN = 5;

interface Part {
  readonly title: string;
  readonly section: Section;
  readonly rows: readonly TodayRow[];
  readonly count: string;
  readonly to: string;
}

/** What waits for me, what is late, what I promised; nothing else. */
export default function TodayPage(): ReactNode {
  const t = useTexts(texts);
  const { person } = useSession();
  const approvals = useApprovals();
  const { parts, isLoading } = useParts();
  const all = [...approvals, ...parts];
  return (
    <Page title={t('title')} lead={t('greeting', { name: person.name, day: today() })} crumbs={[]}>
      {isLoading && all.length === 0 && <Loading lines={8} />}
      {!isLoading && all.length === 0 && <Empty title={t('nothing')} hint={t('nothingHint')} />}
      {SECTIONS.map((section) => (
        <TodaySection key={section} title={t(section)} tone={section} parts={all.filter((part) => part.section === section)} />
      ))}
    </Page>
  );
}

function TodaySection({ title, tone, parts }: { readonly title: string; readonly tone: Section; readonly parts: readonly Part[] }): ReactNode {
  if (parts.length === 0) return null;
  return (
    <section className={`today-section ${tone}`}>
      <h2>{title}</h2>
      <div className="today-groups">
        {parts.map((part) => (
          <TodayGroup key={part.title} {...part} />
        ))}
      </div>
    </section>
  );
}

function TodayGroup({ title, rows, count, to }: Part): ReactNode {
  const t = useTexts(texts);
  return (
    <Panel
      flush
      title={
        <>
          {title} <span className="count">{count}</span>
        </>
      }
      actions={<Link to={to}>{t('all')}</Link>}
    >
      <ul className="today-rows">
        {rows.map(({ key, name, detail, figure, to: place }) => (
          <li key={key}>
            <Link to={place}>
              <span className="today-name">{name}</span>
              <span className="quiet today-detail">{detail}</span>
              <span className="today-figure">{figure}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The inbox of approvals is one over all services, and its own page. */
function useApprovals(): readonly Part[] {
  const t = useTexts(texts);
  const { data } = useRead('approvals.inbox', {});
  const words = useCaseWords(data?.data.items ?? NONE);
  if (!data || data.data.items.length === 0) return [];
  const { items, more } = data.data;
  const rows = items.slice(0, SHOWN).map((item) => row(item, words));
  return [{ title: t('approvals'), section: 'waiting', rows, count: `${String(items.length)}${more ? '+' : ''}`, to: '/approvals' }];
}

const NONE: readonly WaitingCase[] = [];

function row(item: WaitingCase, words: CaseWords): TodayRow {
  const { kind, id, no, amount, currency, submittedAt } = item;
  return {
    ...{ key: `${kind} ${id}`, name: words.title(item), detail: [words.kind(kind), no ?? ''].filter(Boolean).join(' · '), to: `/approvals?open=${kind}.${id}` },
    figure: hasAmount(amount) ? <Money value={amount} currency={currency} /> : <Ago value={submittedAt} />,
  };
}

/** Every list that this person's posts open, asked at once; what is empty is not shown. */
function useParts(): { readonly parts: readonly Part[]; readonly isLoading: boolean } {
  const t = useTexts(texts);
  const { person, permissions } = useSession();
  const groups = GROUPS.filter(({ allow }) => mayAny([allow], permissions));
  const answers = useQueries({ queries: groups.map((group) => queryOf(group, person.id)) });
  const parts = groups.flatMap((group, at): Part[] => {
    const { items = [], nextCursor = null } = answers[at]?.data ?? {};
    const counted = items.filter((item) => group.counts?.(item as never) ?? true);
    if (counted.length === 0) return [];
    const rows = counted.slice(0, SHOWN).map((item) => group.row(item as never, t));
    return [{ title: t(group.title), section: group.section, rows, count: `${String(counted.length)}${nextCursor === null ? '' : '+'}`, to: group.to }];
  });
  return { parts, isLoading: answers.some(({ isLoading }) => isLoading) };
}

interface PageOf {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

const COUNTED = 20;

function queryOf({ operation, args }: Group, me: string) {
  const asked = { limit: COUNTED, ...args(me) };
  return {
    queryKey: [...keyOf(operation, asked), 'page'],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<PageOf> => (await read(operation, asked as never, signal)).data,
  };
}
