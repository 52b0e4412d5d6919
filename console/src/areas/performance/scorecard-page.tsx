import { useState, type ReactNode } from 'react';
import { useList, useMay, useRead, useSession } from '../../api/call.js';
import {
  Button,
  Facts,
  Figure as FigureCard,
  Figures,
  FormDrawer,
  Link,
  Loading,
  Moment,
  Money,
  Page,
  Panel,
  Percent,
  Refusal,
  Status,
  UnitName,
} from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { KpiRow, ServiceRow } from './kpi-row.js';
import './performance.css';
import type { Scorecard } from './shapes.js';
import { texts } from './texts.js';

/** One scorecard: every figure, and behind each the facts it is made of (PER-25). */
export default function ScorecardPage(): ReactNode {
  const t = useTexts(texts);
  const scorecardId = usePathParam('scorecardId');
  const { data, error } = useRead('performance.getScorecard', { scorecardId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const card = data.data;
  const title = `${card.personName} · ${card.month}`;
  return (
    <Page
      title={title}
      crumbs={[{ title: t('scorecards'), to: '/performance/scorecards' }, { title }]}
      prints
      lead={
        <>
          <Status kind="scorecard" value={card.status} /> <UnitName path={card.org} />
          {card.publishedAt !== null && (
            <span>
              {t('publishedAt')} <Moment value={card.publishedAt} />
            </span>
          )}
        </>
      }
      actions={<DisputeActions card={card} />}
    >
      <Head card={card} />
      <Panel title={t('scorecards')}>
        <div className="kpis">
          {card.kpis.map((kpi) => (
            <KpiRow key={kpi.code} scorecardId={card.id} kpi={kpi} />
          ))}
        </div>
      </Panel>
      <Panel title={t('serviceTimes')}>
        <div className="kpis">
          <ServiceRow scorecardId={card.id} figure="response" times={card.response} />
          <ServiceRow scorecardId={card.id} figure="resolution" times={card.resolution} />
        </div>
      </Panel>
      {card.disputeReason !== null && <Dispute card={card} />}
    </Page>
  );
}

function Head({ card }: { readonly card: Scorecard }): ReactNode {
  const t = useTexts(texts);
  const { rows } = useList('performance.findBonuses', { personId: card.personId, month: card.month });
  const [bonus] = rows;
  return (
    <Figures>
      <FigureCard label={t('score')} value={<Percent value={card.score} />} />
      {card.ownSalesTarget !== null && <FigureCard label={t('target')} value={<Money value={card.ownSalesTarget} />} />}
      {bonus && <FigureCard label={t('bonusOfIt')} value={<Money value={bonus.amount} />} href={`/performance/bonuses/${bonus.id}`} />}
    </Figures>
  );
}

function DisputeActions({ card }: { readonly card: Scorecard }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const [open, setOpen] = useState<'dispute' | 'answer'>();
  const shut = (): void => setOpen(undefined);
  const scorecardId = card.id;
  return (
    <>
      {card.status === 'published' && card.personId === me && <Button onClick={() => setOpen('dispute')}>{t('dispute')}</Button>}
      {card.status === 'disputed' && may('month:close') && (
        <Button kind="main" onClick={() => setOpen('answer')}>
          {t('answer')}
        </Button>
      )}
      {open === 'dispute' && (
        <FormDrawer
          operation="performance.disputeScorecard"
          title={t('dispute')}
          fields={[{ name: 'reason', label: t('disputeReason'), kind: 'long', required: true }]}
          args={{ scorecardId }}
          touches={['performance']}
          onDone={shut}
          onClose={shut}
        />
      )}
      {open === 'answer' && (
        <FormDrawer
          operation="performance.answerDispute"
          title={t('answer')}
          fields={[{ name: 'answer', label: t('answerText'), kind: 'long', required: true }]}
          args={{ scorecardId }}
          touches={['performance']}
          onDone={shut}
          onClose={shut}
        />
      )}
    </>
  );
}

function Dispute({ card }: { readonly card: Scorecard }): ReactNode {
  const t = useTexts(texts);
  return (
    <Panel title={t('disputed')}>
      <Link to="/performance/months">{t('months')}</Link>
      <Facts
        items={[
          { label: t('disputed'), value: card.disputeReason },
          { label: t('answered'), value: card.disputeAnswer ?? '—' },
        ]}
      />
    </Panel>
  );
}
