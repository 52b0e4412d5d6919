import type { ReactNode } from 'react';
import { useRead, type ReplyOf } from '../../api/call.js';
import { Link, Loading, Moment, Page, Quantity, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import './operator.css';
import { SERVICES, useReasonWord, useServiceWord, type Service } from './services.js';
import { texts } from './texts.js';

type Standing = ReplyOf<'orders.operationsStatus'>;

/** How every service stands: what waits, what is stuck, what needs a person (R2, R16). */
export default function StatusPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <Page title={t('status')}>
      <div className="service-cards">
        {SERVICES.map((service) => (
          <ServiceCard key={service} service={service} />
        ))}
      </div>
    </Page>
  );
}

/** Services look at themselves every few seconds; nothing announces it. */
const AGAIN_MS = 5_000;

function ServiceCard({ service }: { readonly service: Service }): ReactNode {
  const serviceWord = useServiceWord();
  const { data, error } = useRead(`${service}.operationsStatus`, {}, { refetchInterval: AGAIN_MS });
  const standing = data?.data;
  return (
    <article className="service-card" data-tone={toneOf(standing, error !== null)}>
      <header>
        <h2>{serviceWord(service)}</h2>
        <Health standing={standing} isSilent={error !== null} />
      </header>
      {error && <Refusal problem={error} />}
      {!error && !standing && <Loading />}
      {standing && <StandingOf service={service} standing={standing} />}
    </article>
  );
}

const toneOf = (standing: Standing | undefined, isSilent: boolean): 'good' | 'warn' | 'bad' | 'idle' => {
  if (isSilent) return 'bad';
  if (!standing) return 'idle';
  return standing.degraded || standing.refusesWrites ? 'warn' : 'good';
};

const HEALTH = { good: 'healthy', warn: 'degraded', bad: 'silent' } as const;

function Health({ standing, isSilent }: { readonly standing: Standing | undefined; readonly isSilent: boolean }): ReactNode {
  const t = useTexts(texts);
  const tone = toneOf(standing, isSilent);
  return tone === 'idle' ? null : <span className={`status ${tone}`}>{t(HEALTH[tone])}</span>;
}

function StandingOf({ service, standing }: { readonly service: Service; readonly standing: Standing }): ReactNode {
  const t = useTexts(texts);
  const reasonWord = useReasonWord();
  return (
    <>
      {standing.reasons.length > 0 && <p className="service-reasons">{standing.reasons.map((reason) => reasonWord(reason)).join(' · ')}</p>}
      <Counts service={service} standing={standing} />
      <p className="quiet">
        {t('lookedAt')} <Moment value={standing.at} />
        {standing.refilling && ` · ${t('refilling')}`}
        {standing.refusesWrites && ` · ${t('refusesWrites')}`}
      </p>
    </>
  );
}

function Counts({ service, standing }: { readonly service: Service; readonly standing: Standing }): ReactNode {
  const t = useTexts(texts);
  const counts: readonly (readonly [label: string, value: ReactNode, isBad: boolean])[] = [
    [t('outbox'), standing.outboxWaiting, false],
    [t('oldest'), t('seconds', { n: standing.outboxOldestSeconds }), standing.outboxOldestSeconds > 60],
    [t('pending'), standing.consumerPending, false],
    [t('unacknowledged'), standing.consumerUnacknowledged, false],
    [t('retrying'), standing.retrying, standing.retrying > 0],
    [t('behind'), standing.behind, false],
    [t('gaps'), standing.gaps, standing.gaps > 0],
    [
      t('deadLetters'),
      <Link key="d" to={`/operator/dead-letters?service=${service}`}>
        {String(standing.deadLetters)}
      </Link>,
      standing.deadLetters > 0,
    ],
    [t('held'), standing.held, standing.held > 0],
    [
      t('parked'),
      <Link key="p" to={`/operator/parked?service=${service}`}>
        {String(standing.parked)}
      </Link>,
      standing.parked > 0,
    ],
    [t('stuck'), standing.stuckProcesses, standing.stuckProcesses > 0],
    [t('disk'), standing.diskPercent === null ? '—' : `${String(standing.diskPercent)}%`, (standing.diskPercent ?? 0) > 85],
  ];
  return (
    <dl className="service-counts">
      {counts.map(([label, value, isBad]) => (
        <div key={label} className={isBad ? 'bad' : undefined}>
          <dt>{label}</dt>
          <dd>{typeof value === 'number' ? <Quantity value={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
