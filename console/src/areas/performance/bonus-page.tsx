import { useState, type ReactNode } from 'react';
import { useCommand, useMay, useRead } from '../../api/call.js';
import {
  Button,
  DataTable,
  Facts,
  Figure,
  Figures,
  Link,
  Loading,
  Moment,
  Money,
  Page,
  Panel,
  Percent,
  PersonName,
  Refusal,
  Status,
  UnitName,
  type Column,
} from '../../components/index.js';
import { formatPercent, useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { FigureFacts } from './figure-facts.js';
import './performance.css';
import type { Bonus, BonusLine } from './shapes.js';
import { texts } from './texts.js';

/** One bonus, explained line by line down to the facts it rests on (PER-13, PER-14). */
export default function BonusPage(): ReactNode {
  const t = useTexts(texts);
  const bonusId = usePathParam('bonusId');
  const { data, error } = useRead('performance.getBonus', { bonusId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const bonus = data.data;
  const title = `${bonus.personName} · ${bonus.month}`;
  return (
    <Page
      title={title}
      crumbs={[{ title: t('bonuses'), to: '/performance/bonuses' }, { title }]}
      prints
      lead={
        <>
          <Status kind="bonus" value={bonus.status} /> <UnitName path={bonus.org} />
        </>
      }
    >
      <BonusActions bonus={bonus} etag={data.etag} />
      <Figures>
        <Figure label={t('sum')} value={<Money value={bonus.amount} />} />
        <Figure label={t('scorecardBehind')} value={bonus.month} href={`/performance/scorecards/${bonus.scorecardId}`} />
      </Figures>
      <Panel title={t('explanation')} flush>
        <Explanation bonus={bonus} />
      </Panel>
      <SalesBehind bonus={bonus} />
      <Panel title={t('bonuses')}>
        <Life bonus={bonus} />
      </Panel>
    </Page>
  );
}

function Explanation({ bonus }: { readonly bonus: Bonus }): ReactNode {
  const t = useTexts(texts);
  const nameOf = ({ what, from }: BonusLine): string => {
    if (what === 'score') return t('scoreBonus');
    return from === null ? t('commissionAll') : t('commissionFrom', { from: formatPercent(from) });
  };
  const columns: readonly Column<BonusLine>[] = [
    { key: 'what', title: t('what'), render: nameOf },
    { key: 'basis', title: t('basisAmount'), align: 'end', render: ({ basis }) => <Money value={basis} /> },
    { key: 'rate', title: t('rate'), align: 'end', render: ({ rate }) => <Percent value={rate} /> },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amount }) => <Money value={amount} /> },
  ];
  return (
    <>
      <DataTable name="bonus-lines" columns={columns} rows={bonus.explanation} rowKey={({ what, from }) => `${what} ${from ?? ''}`} />
      <p className="target-rest">
        {t('sum')}{' '}
        <strong>
          <Money value={bonus.amount} />
        </strong>
      </p>
    </>
  );
}

/** The sales the commission is taken from; read when it is opened. */
function SalesBehind({ bonus }: { readonly bonus: Bonus }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="kpi" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('facts')}</summary>
      {isOpen && <FigureFacts scorecardId={bonus.scorecardId} figure="sales-amount" />}
    </details>
  );
}

function BonusActions({ bonus, etag }: { readonly bonus: Bonus; readonly etag: string | undefined }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const approve = useCommand('performance.approveBonus', { touches: ['performance', 'expenses'], done: t('approved') });
  const again = useCommand('performance.requestPayout', { touches: ['performance', 'expenses'], done: t('payoutRequested') });
  if (!may('bonus:approve')) return null;
  const bonusId = bonus.id;
  const problem = approve.problem ?? again.problem;
  return (
    <section className="month-actions">
      <div className="target-actions">
        {bonus.status === 'computed' && (
          <Button kind="main" hotkey="a" busy={approve.isRunning} onClick={() => void approve.run({ bonusId }, { ifMatch: etag }).catch(() => undefined)}>
            {t('approve')}
          </Button>
        )}
        {bonus.status === 'approved' && bonus.payoutRefusal !== null && (
          <Button kind="main" busy={again.isRunning} onClick={() => void again.run({ bonusId }, { ifMatch: etag }).catch(() => undefined)}>
            {t('requestPayout')}
          </Button>
        )}
      </div>
      {problem && <Refusal problem={problem} />}
    </section>
  );
}

function Life({ bonus }: { readonly bonus: Bonus }): ReactNode {
  const t = useTexts(texts);
  const items = [
    { label: t('policyUsed'), value: bonus.bonusPolicy },
    { label: t('approvedBy'), value: bonus.approvedBy && <PersonName id={bonus.approvedBy} /> },
    { label: t('approvedAt'), value: bonus.approvedAt && <Moment value={bonus.approvedAt} /> },
    { label: t('payoutNo'), value: bonus.payoutNo && <Link to="/expenses/payouts">{bonus.payoutNo}</Link> },
    { label: t('payoutRefusal'), value: bonus.payoutRefusal },
    { label: t('paidBy'), value: bonus.paidBy && <PersonName id={bonus.paidBy} /> },
    { label: t('paidAt'), value: bonus.paidAt && <Moment value={bonus.paidAt} /> },
    { label: t('paymentReference'), value: bonus.paymentReference },
  ];
  return <Facts items={items.filter(({ value }) => value !== null)} />;
}
