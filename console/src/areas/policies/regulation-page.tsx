import { useState, type ReactNode } from 'react';
import { useCommand, useMay, useRead, useSession } from '../../api/call.js';
import {
  Button,
  DataTable,
  Facts,
  FormDrawer,
  Loading,
  Moment,
  Page,
  Panel,
  Refusal,
  Status,
  Steps,
  UnitName,
  type Column,
  type Step,
} from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import './policies.css';
import type { Clause, Regulation } from './shapes.js';
import { texts } from './texts.js';
import { useControlWord } from './words.js';

/** One edition of a regulation: its three people, its copies, its clauses and what keeps them. */
export default function RegulationPage(): ReactNode {
  const t = useTexts(texts);
  const language = useLanguage();
  const regulationId = usePathParam('regulationId');
  const { data, error } = useRead('policies.getRegulation', { regulationId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const regulation = data.data;
  const title = language === 'en' ? regulation.titleEn : regulation.titleZh;
  return (
    <Page
      title={title}
      crumbs={[{ title: t('regulations'), to: '/policies/regulations' }, { title }]}
      lead={<Status kind="regulation" value={regulation.status} />}
    >
      <Life regulation={regulation} />
      <Actions regulation={regulation} etag={data.etag} />
      <Panel title={regulation.number}>
        <Facts
          items={[
            { label: t('edition'), value: regulation.edition ?? '—' },
            { label: t('effectiveFrom'), value: regulation.effectiveFrom },
            { label: t('reviewBy'), value: regulation.reviewBy },
            { label: t('interpretedBy'), value: <UnitName path={regulation.interpretedBy} /> },
            ...(regulation.returnReason === null ? [] : [{ label: t('returned'), value: regulation.returnReason }]),
          ]}
        />
      </Panel>
      <Panel title={t('clauses')}>
        {regulation.clauses.map((clause) => (
          <ClauseView key={clause.no} clause={clause} />
        ))}
      </Panel>
      <Panel title={t('copies')} flush>
        <Copies regulation={regulation} />
      </Panel>
    </Page>
  );
}

function Life({ regulation }: { readonly regulation: Regulation }): ReactNode {
  const t = useTexts(texts);
  const { draftedByName, reviewedByName, reviewedAt, approvedByName, approvedAt, status } = regulation;
  const inForce = status === 'effective' || status === 'superseded';
  const steps: readonly Step[] = [
    { key: 'drafted', title: t('drafted'), state: status === 'draft' ? 'now' : 'done', note: draftedByName },
    {
      key: 'reviewed',
      title: t('reviewed'),
      state: reviewedAt === null ? (status === 'submitted' ? 'now' : 'later') : 'done',
      at: reviewedAt,
      note: reviewedByName,
    },
    {
      key: 'approved',
      title: t('approvedStep'),
      state: approvedAt === null ? (status === 'reviewed' ? 'now' : 'later') : 'done',
      at: approvedAt,
      note: approvedByName,
    },
    { key: 'effective', title: t('effective'), state: inForce ? 'done' : status === 'approved' ? 'now' : 'later', note: regulation.effectiveFrom },
  ];
  return <Steps steps={steps} />;
}

type NextId = 'policies.submitRegulation' | 'policies.reviewRegulation' | 'policies.approveRegulation';

/** What lies ahead of a regulation, and whose it is; each by another person (ORG-14). */
function useNext({ status, draftedBy }: Regulation): NextId | undefined {
  const may = useMay();
  const me = useSession().person.id;
  if (status === 'draft' && draftedBy === me) return 'policies.submitRegulation';
  if (status === 'submitted' && may('regulation:review')) return 'policies.reviewRegulation';
  return status === 'reviewed' && may('regulation:approve') ? 'policies.approveRegulation' : undefined;
}

const NEXT = {
  'policies.submitRegulation': { verb: 'submitReg', done: 'submitted' },
  'policies.reviewRegulation': { verb: 'review', done: 'reviewedDone' },
  'policies.approveRegulation': { verb: 'approveReg', done: 'approvedReg' },
} as const;

function Actions({ regulation, etag }: { readonly regulation: Regulation; readonly etag: string | undefined }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const next = useNext(regulation);
  const [returning, setReturning] = useState(false);
  const regulationId = regulation.id;
  const mayReturn = ['submitted', 'reviewed'].includes(regulation.status) && may('regulation:review');
  return (
    <section className="policy-actions">
      {next && <Next key={next} operation={next} regulationId={regulationId} etag={etag} />}
      {mayReturn && <Button onClick={() => setReturning(true)}>{t('giveBack')}</Button>}
      {returning && (
        <FormDrawer
          operation="policies.returnRegulation"
          title={t('giveBack')}
          fields={[{ name: 'reason', label: t('returnWhy'), kind: 'long', required: true }]}
          args={{ regulationId }}
          touches={['policies']}
          onDone={() => setReturning(false)}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  );
}

interface NextProps {
  readonly operation: NextId;
  readonly regulationId: string;
  readonly etag: string | undefined;
}

function Next({ operation, regulationId, etag }: NextProps): ReactNode {
  const t = useTexts(texts);
  const { verb, done } = NEXT[operation];
  const { run, isRunning, problem } = useCommand(operation, { touches: ['policies'], done: t(done) });
  return (
    <>
      <Button kind="main" busy={isRunning} onClick={() => void run({ regulationId }, { ifMatch: etag }).catch(() => undefined)}>
        {t(verb)}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

function ClauseView({ clause }: { readonly clause: Clause }): ReactNode {
  const language = useLanguage();
  const controlWord = useControlWord();
  const english = language === 'en';
  return (
    <article className="clause">
      <h3>
        {clause.no} {english ? clause.titleEn : clause.titleZh}
      </h3>
      <p>{english ? clause.textEn : clause.textZh}</p>
      <p className="clause-tags">
        {clause.requirements.map((each) => (
          <span key={each} className="tag">
            {each}
          </span>
        ))}
      </p>
      {clause.controls.length > 0 && (
        <ul className="controls">
          {clause.controls.map(({ kind, key }) => (
            <li key={`${kind} ${key}`}>
              {controlWord(kind)} <code>{key}</code>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

type Copy = Regulation['copies'][number];

function Copies({ regulation }: { readonly regulation: Regulation }): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('policies.acknowledgeRegulation', { touches: ['policies'], done: t('acknowledged') });
  const { posts } = useSession();
  const isMine = (unit: string): boolean => posts.some(({ org }) => org === unit || org.startsWith(`${unit}.`));
  const inForce = regulation.status === 'approved' || regulation.status === 'effective';
  const columns: readonly Column<Copy>[] = [
    { key: 'unit', title: t('forUnit'), render: ({ unit }) => <UnitName path={unit} /> },
    { key: 'distributionNo', title: t('distributionNo') },
    { key: 'acknowledgedByName', title: t('acknowledgedBy'), render: ({ acknowledgedByName }) => acknowledgedByName ?? '—' },
    { key: 'acknowledgedAt', title: t('acknowledgedAt'), render: ({ acknowledgedAt }) => <Moment value={acknowledgedAt} /> },
    {
      key: 'do',
      title: '',
      render: ({ unit, distributionNo, acknowledgedAt }) =>
        inForce &&
        acknowledgedAt === null &&
        isMine(unit) && (
          <Button busy={isRunning} onClick={() => void run({ regulationId: regulation.id, distributionNo }).catch(() => undefined)}>
            {t('acknowledge')}
          </Button>
        ),
    },
  ];
  return (
    <>
      {problem && <Refusal problem={problem} />}
      <DataTable name="regulation-copies" columns={columns} rows={regulation.copies} rowKey={({ distributionNo }) => distributionNo} />
    </>
  );
}
