import type { ReactNode } from 'react';
import { useQueries } from '@tanstack/react-query';
import { read, useMay, type ReplyOf } from '../../api/call.js';
import { keyOf } from '../../api/keys.js';
import { DataTable, Empty, Figure, Figures, FilterBar, Link, Loading, Page, Quantity, type Column } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { coverageOf, type Covered } from './coverage.js';
import './policies.css';
import { useRegulationsInForce } from './regulations-in-force.js';
import { texts } from './texts.js';
import { useControlWord, useKindWord } from './words.js';

const SERVICES = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
type FiguresOf = ReplyOf<'orders.evidence'>;

/** What the controls of every service did in the last 30 days; nothing for who may not read the audit trail. */
function useEvidence(enabled: boolean): readonly FiguresOf[] {
  const asked = useQueries({
    queries: SERVICES.map((service) => ({
      queryKey: keyOf(`${service}.evidence`, {}),
      queryFn: ({ signal }: { signal: AbortSignal }) => read(`${service}.evidence`, {}, signal),
      enabled,
    })),
  });
  return asked.flatMap(({ data }) => (data ? [data.data] : []));
}

/** Every requirement of the regulations in force, what in the platform keeps it, and what it did. */
export default function CoveragePage(): ReactNode {
  const t = useTexts(texts);
  const mayAudit = useMay()('audit:read');
  const [view, change] = useView<Record<string, string | undefined>>();
  const { regulations, isLoading } = useRegulationsInForce();
  const evidence = useEvidence(mayAudit);
  const all = coverageOf(
    regulations,
    evidence.flatMap(({ controls }) => controls),
  );
  const byPeople = all.filter(({ controls }) => controls.length === 0);
  const rows = view.show === 'people' ? byPeople : all;
  const count = (of: 'fired' | 'refused' | 'excepted'): Column<Covered> => ({
    key: of,
    title: t(of),
    align: 'end',
    sort: (row) => row[of],
    render: (row) => <Quantity value={row[of]} />,
  });
  const columns: readonly Column<Covered>[] = [
    { key: 'requirement', title: t('requirement'), render: ({ requirement }) => <strong>{requirement}</strong> },
    { key: 'clauses', title: t('clause'), render: ({ clauses }) => <Clauses clauses={clauses} /> },
    {
      key: 'controls',
      title: t('controls'),
      render: ({ controls }) => (controls.length === 0 ? <span className="quiet">{t('byPeople')}</span> : <Controls controls={controls} />),
    },
    ...(mayAudit ? [count('fired'), count('refused'), count('excepted')] : []),
  ];
  if (isLoading) return <Loading />;
  return (
    <Page title={t('coverage')} lead={mayAudit ? t('lastDays') : undefined}>
      <Figures>
        <Figure label={t('all')} value={<Quantity value={all.length} />} />
        <Figure label={t('covered')} value={<Quantity value={all.length - byPeople.length} />} />
        <Figure label={t('people')} value={<Quantity value={byPeople.length} />} />
      </Figures>
      <FilterBar
        filters={[{ key: 'show', label: t('show'), kind: 'select', options: [{ value: 'people', label: t('onlyPeople') }] }]}
        value={{ show: view.show }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="coverage"
        columns={columns}
        rows={rows}
        rowKey={({ requirement }) => requirement}
        empty={<Empty title={t('noCoverage')} hint={t('noCoverageHint')} />}
      />
    </Page>
  );
}

function Clauses({ clauses }: Pick<Covered, 'clauses'>): ReactNode {
  const language = useLanguage();
  return (
    <ul className="controls">
      {clauses.map(({ at, titleZh, titleEn }) => (
        <li key={at}>
          {at} <span className="quiet">{language === 'en' ? titleEn : titleZh}</span>
        </li>
      ))}
    </ul>
  );
}

/** A value or an approval leads to the policy it is written in; the others are named as refusals, clocks and reports name themselves. */
function Controls({ controls }: Pick<Covered, 'controls'>): ReactNode {
  const controlWord = useControlWord();
  const kindWord = useKindWord();
  return (
    <ul className="controls">
      {controls.map(({ kind, key }) => (
        <li key={`${kind} ${key}`}>
          {controlWord(kind)} {isPolicy(kind) ? <Link to={`/policies/kinds/${key}`}>{kindWord(key)}</Link> : <code>{key}</code>}
        </li>
      ))}
    </ul>
  );
}

const isPolicy = (kind: string): boolean => kind === 'value' || kind === 'approval-step';
