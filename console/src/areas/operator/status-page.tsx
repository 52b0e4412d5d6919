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
  const t = useTexts(texts);
  const serviceWord = useServiceWord();
  const reasonWord = useReasonWord();
  const { data, error } = useRead(`${service}.operationsStatus`, {}, { refetchInterval: AGAIN_MS });
  const standing = data?.data;
  const tone = error ? 'bad' : standing === undefined ? 'idle' : standing.degraded || standing.refusesWrites ? 'warn' : 'good';
  const word = error ? t('silent') : standing === undefined ? '' : standing.degraded ? t('degraded') : t('healthy');
  return (
    <article className="service-card" data-tone={tone}>
      <header>
        <h2>{serviceWord(service)}</h2>
        <span className={`status ${tone}`}>{word}</span>
      </header>
      {error && <Refusal problem={error} />}
      {!error && !standing && <Loading />}
      {standing && (
        <>
          {standing.reasons.length > 0 && <p className="service-reasons">{standing.reasons.map((reason) => reasonWord(reason)).join(' · ')}</p>}
          <Counts service={service} standing={standing} />
          <p className="quiet">
            {t('lookedAt')} <Moment value={standing.at} />
            {standing.refilling && ` · ${t('refilling')}`}
            {standing.refusesWrites && ` · ${t('refusesWrites')}`}
          </p>
        </>
      )}
    </article>
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
    [t('deadLetters'), <Link key="d" to={`/operator/dead-letters?service=${service}`}>{String(standing.deadLetters)}</Link>, standing.deadLetters > 0],
    [t('held'), standing.held, standing.held > 0],
    [t('parked'), <Link key="p" to={`/operator/parked?service=${service}`}>{String(standing.parked)}</Link>, standing.parked > 0],
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
