import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { useStepName } from '../../components/approval-texts.js';
import { Countdown, Day, Facts, Figure, Figures, Link, Money, Panel, PersonName, Status, Timeline } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { Reach } from '../customers/reach.js';
import { QuoteLines } from '../quotes/quote-lines.js';
import { disputeTexts } from './dispute-texts.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** Goods and terms, what is due next, and what was negotiated. */
export function ContractOverview({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const { total, currency, lines } = contract;
  return (
    <>
      <Figures>
        <Figure label={t('total')} value={<Money value={total} currency={currency} />} />
        <Figure label={t('deliverBy')} value={<Day value={contract.deliverBy} />} />
        <Figure label={t('validUntil')} value={contract.validUntil === null ? t('untilFulfilled') : <Day value={contract.validUntil} />} />
      </Figures>
      <QuoteLines lines={lines} currency={currency} />
      <div className="beside">
        <Panel title={t('terms')}>
          <Terms contract={contract} />
        </Panel>
        <Panel title={t('deadlines')}>
          <Deadlines contract={contract} />
        </Panel>
      </div>
      <Disputes contractId={contract.id} />
      {contract.negotiations.length > 0 && (
        <Panel title={t('negotiations')}>
          <Negotiations contract={contract} />
        </Panel>
      )}
    </>
  );
}

function Terms({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const { payment, quoteId, quoteNo, orderId, orderNo, salesRepId, templateCode, templateVersion, effectiveOn, renewsId, terminationReason, requirements } =
    contract;
  return (
    <Facts
      items={[
        { label: t('payment'), value: t(`payment.${payment}`) },
        {
          label: t('quote'),
          value: (
            <Reach to={`/quotes/${quoteId}`} allow="quote:read">
              {quoteNo}
            </Reach>
          ),
        },
        {
          label: t('order'),
          value:
            orderId === null ? null : (
              <Reach to={`/orders/${orderId}`} allow="order:read">
                {orderNo}
              </Reach>
            ),
        },
        { label: t('salesRep'), value: <PersonName id={salesRepId} /> },
        { label: t('template'), value: t('templateVersion', { code: templateCode, version: templateVersion }) },
        { label: t('effectiveOn'), value: <Day value={effectiveOn} /> },
        ...(renewsId === null ? [] : [{ label: t('renews'), value: <Link to={`/contracts/${renewsId}`}>{t('original')}</Link> }]),
        ...(terminationReason === null ? [] : [{ label: t('terminationReason'), value: terminationReason }]),
        ...(requirements === null
          ? []
          : [{ label: t('requirements'), wide: true, value: <AgreedConditions no={requirements.no} conditions={requirements.conditions} /> }]),
      ]}
    />
  );
}

interface Agreed {
  readonly no: string;
  readonly conditions: NonNullable<Contract['requirements']>['conditions'];
}
function AgreedConditions({ no, conditions }: Agreed): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      {no}
      {conditions.map(({ line, step, condition, saidByName }) => (
        <div key={`${step}${String(line)}`}>{t('condition', { text: condition, who: saidByName })}</div>
      ))}
    </>
  );
}

/** What is due next, the nearest first: steps of the review, milestones, copies. */
function Deadlines({ contract: { milestones, review, copies } }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const stepName = useStepName();
  const steps = review?.steps ?? [];
  const due = [
    ...steps.flatMap(({ step, state, dueAt }) =>
      state === 'waiting' && dueAt !== null
        ? [{ key: step, what: t('reviewDue', { step: stepName(step) }), since: review?.submittedAt ?? dueAt, at: dueAt }]
        : [],
    ),
    ...copies.flatMap(({ id, recipient, status, issuedAt, dueAt }) =>
      status === 'issued' && dueAt !== null ? [{ key: id, what: `${t('copiesTitle')} ${t(`recipient.${recipient}`)}`, since: issuedAt, at: dueAt }] : [],
    ),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const agreed = milestones.map(({ code, name, dueOn, doneOn, doneByName, binds, late }) => ({
    label: `${code} ${name}`,
    value: (
      <span className={late ? 'bad' : undefined}>
        <Day value={doneOn ?? dueOn} /> {doneOn === null ? binds : `✓ ${doneByName ?? ''}`}
      </span>
    ),
  }));
  if (due.length + agreed.length === 0) return <p className="quiet">{t('noMilestones')}</p>;
  return (
    <>
      {due.map(({ key, what, since, at }) => (
        <p key={key}>
          {what} <Countdown startedAt={since} due={at} />
        </p>
      ))}
      {agreed.length > 0 && <Facts items={agreed} />}
    </>
  );
}

function Negotiations({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  return (
    <Timeline
      items={contract.negotiations.toReversed().map(({ round, heldOn, withWhom, points, heldByName }) => ({
        ...{ at: heldOn, who: heldByName, title: t('round', { n: round, who: withWhom }) },
        detail: points.map(({ asked, answer, outcome, clause }) => (
          <div key={asked}>
            {clause !== undefined && t('clauseNo', { n: clause })} {asked} → {answer}{' '}
            <span className={outcome === 'open' ? 'warn' : 'quiet'}>{t(`outcome.${outcome}`)}</span>
          </div>
        )),
      }))}
    />
  );
}

/** Legal matters about this contract, where there are any (CON-19). */
function Disputes({ contractId }: { readonly contractId: string }): ReactNode {
  const t = useTexts(disputeTexts);
  const found = useRead('contracts.findDisputes', { contractId });
  const disputes = found.data?.data.items ?? [];
  if (disputes.length === 0) return null;
  return (
    <Panel title={t('title')}>
      {disputes.map(({ id, no, title, status }) => (
        <p key={id}>
          <Link to={`/disputes/${id}`}>{no}</Link> {title} <Status kind="dispute" value={status} />
        </p>
      ))}
    </Panel>
  );
}
