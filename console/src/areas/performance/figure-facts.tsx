import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { compareAmounts } from '../../components/decimal.js';
import { Day, DataTable, Empty, Link, Money, Quantity, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Fact, Figure } from './shapes.js';
import { texts } from './texts.js';
import { useFactKindWord, useSourceWord } from './words.js';

/** Where the console shows what a fact was seen on. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  contract: (id) => `/contracts/${id}`,
  receipt: (id) => `/receipts/${id}`,
  ticket: (id) => `/tickets?ticketId=${id}`,
};

/** The facts a figure of a scorecard is made of, each with the document it was seen on (PER-12, PER-25). */
export function FigureFacts({ scorecardId, figure }: { readonly scorecardId: string; readonly figure: Figure }): ReactNode {
  const t = useTexts(texts);
  const list = useList('performance.listFacts', { scorecardId, figure });
  return (
    <DataTable
      name="facts"
      columns={useFactColumns()}
      rows={list.rows}
      isLoading={list.isLoading}
      hasMore={list.hasMore}
      onMore={list.more}
      error={list.error}
      empty={<Empty title={t('noFacts')} hint={t('noSalesHint')} />}
    />
  );
}

function useFactColumns(): readonly Column<Fact>[] {
  const t = useTexts(texts);
  const kindWord = useFactKindWord();
  const sourceWord = useSourceWord();
  const source = ({ sourceType, sourceId, sourceNo }: Fact): ReactNode => {
    const place = PLACES[sourceType];
    const name = [sourceWord(sourceType), sourceNo].filter(Boolean).join(' ');
    return place ? <Link to={place(sourceId)}>{name}</Link> : name;
  };
  return [
    { key: 'source', title: t('source'), render: source },
    { key: 'kind', title: t('kind'), render: ({ kind }) => kindWord(kind) },
    { key: 'day', title: t('day'), render: ({ day }) => <Day value={day} /> },
    { key: 'personName', title: t('person') },
    { key: 'amount', title: t('amount'), align: 'end', render: (fact) => <FactAmount fact={fact} /> },
    { key: 'profit', title: t('profit'), align: 'end', hidden: true, render: ({ profit }) => <Money value={profit} /> },
    { key: 'month', title: t('month'), render: ({ month, belatedFor }) => (belatedFor ? `${month} · ${t('belated', { month: belatedFor })}` : month) },
  ];
}

function FactAmount({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useTexts(texts);
  if (fact.kind === 'response' || fact.kind === 'resolution') return compareAmounts(fact.amount, '0') > 0 ? t('inTime') : t('late');
  return fact.kind === 'new-customer' || fact.kind === 'satisfaction' ? <Quantity value={fact.amount} /> : <Money value={fact.amount} />;
}
