import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../../api/call.js';
import {
  Day,
  Diff,
  Empty,
  Facts,
  Figure,
  Figures,
  Link,
  Loading,
  Money,
  Page,
  Panel,
  PersonName,
  Refusal,
  Status,
  Steps,
  Timeline,
} from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { usePathParam } from '../../../shell/place.js';
import { useStatusWord } from '../../../components/status.js';
import { useCommands } from '../../customers/commands.js';
import { Reach } from '../../customers/reach.js';
import '../../customers/sales.css';
import { QuoteLines } from '../quote-lines.js';
import '../quotes.css';
import { useProposalCommands } from './proposal-commands.js';
import { proposalLife } from './proposal-life.js';
import { proposalTexts } from './proposal-texts.js';
import type { Edition, Proposal } from './shapes.js';

/** One proposal 销售方案: what is proposed, what the customer said to it, and the editions before (ORD-01). */
export default function ProposalPage(): ReactNode {
  const proposalId = usePathParam('proposalId');
  const found = useRead('contracts.getProposal', { proposalId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known proposal={found.data.data} />;
}

function Known({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const t = useTexts(proposalTexts);
  const word = useStatusWord();
  const commands = useCommands(useProposalCommands(proposal), ['contracts', 'customers']);
  const { no, status, customerId, customerName, current } = proposal;
  const title = t('proposalNo', { no });
  return (
    <Page
      title={title}
      crumbs={[{ title: t('title'), to: '/proposals' }, { title }]}
      prints
      lead={
        <>
          <span>{current.title}</span>{' '}
          <Reach to={`/customers/${customerId}`} allow="customer:read">
            {customerName}
          </Reach>{' '}
          <Status kind="proposal" value={status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <Steps steps={proposalLife(proposal).map(({ key, ...step }) => ({ ...step, key, title: word('proposal', key) }))} />
      <Figures>
        <Figure label={t('total')} value={<Money value={current.total} />} />
        <Figure label={t('deliverBy')} value={<Day value={current.deliverBy} />} />
        <Figure label={t('edition')} value={t('editionNo', { n: current.edition })} />
      </Figures>
      <QuoteLines lines={current.lines} currency="CNY" />
      <div className="beside">
        <Panel title={t('terms')}>
          <Terms proposal={proposal} />
        </Panel>
        <Panel title={t('presentations')}>
          <Presentations proposal={proposal} />
        </Panel>
      </div>
      <Earlier proposal={proposal} />
    </Page>
  );
}

function Terms({ proposal: { current, ownerId, quoteId, saidBy, saidOn, droppedBecause } }: { readonly proposal: Proposal }): ReactNode {
  const t = useTexts(proposalTexts);
  const { needs, delivery, afterSales, payment, pricedOn, requirements, because } = current;
  const long = (label: string, text: string) => ({ label, value: <p className="wording">{text}</p>, wide: true });
  return (
    <Facts
      items={[
        long(t('needs'), needs),
        long(t('delivery'), delivery),
        long(t('afterSales'), afterSales),
        ...(because === null ? [] : [long(t('because'), because)]),
        { label: t('payment'), value: t(`payment.${payment}`) },
        { label: t('pricedOn'), value: <Day value={pricedOn} /> },
        { label: t('owner'), value: <PersonName id={ownerId} /> },
        ...(saidBy === null
          ? []
          : [
              { label: t('saidBy'), value: saidBy },
              { label: t('saidOn'), value: <Day value={saidOn} /> },
            ]),
        ...(quoteId === null ? [] : [{ label: t('quote'), value: <Link to={`/quotes/${quoteId}`}>{t('openQuote')}</Link> }]),
        ...(droppedBecause === null ? [] : [{ label: t('droppedBecause'), value: droppedBecause }]),
        ...(requirements.length === 0
          ? []
          : [
              {
                ...{ label: t('requirements'), wide: true },
                value: requirements.map(({ about, text }) => <div key={text}>{t('requirement', { about: t(`about.${about}`), text })}</div>),
              },
            ]),
      ]}
    />
  );
}

function Presentations({ proposal: { presentations } }: { readonly proposal: Proposal }): ReactNode {
  const t = useTexts(proposalTexts);
  if (presentations.length === 0) return <Empty title={t('noPresentations')} hint={t('noPresentationsHint')} />;
  return (
    <Timeline
      items={presentations.toReversed().map(({ edition, presentedOn, form, to, said, askedFor, presentedByName }) => ({
        ...{ at: presentedOn, who: presentedByName, title: t('presentedTo', { n: edition, form: t(`form.${form}`), to }) },
        detail: (
          <>
            <p>{said}</p>
            {askedFor.length > 0 && (
              <ul>
                {askedFor.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
          </>
        ),
      }))}
    />
  );
}

/** Each edition that was presented before, against the one that followed it. */
function Earlier({ proposal: { earlierEditions, current } }: { readonly proposal: Proposal }): ReactNode {
  const t = useTexts(proposalTexts);
  if (earlierEditions.length === 0) return null;
  const editions = [...earlierEditions, current];
  return (
    <Panel title={t('earlier')}>
      {earlierEditions.toReversed().map((edition) => (
        <details key={edition.edition}>
          <summary>
            {t('editionNo', { n: edition.edition })} <Money value={edition.total} />
          </summary>
          <Compared before={edition} after={editions.find((each) => each.edition === edition.edition + 1) ?? current} />
        </details>
      ))}
    </Panel>
  );
}

const TEXTS = ['needs', 'delivery', 'afterSales'] as const;

function Compared({ before, after }: { readonly before: Edition; readonly after: Edition }): ReactNode {
  const t = useTexts(proposalTexts);
  return (
    <>
      <p className="quiet">{t('changedTo', { n: after.edition })}</p>
      <Facts
        items={[
          ...TEXTS.map((name) => ({ label: t(name), value: <Diff before={before[name]} after={after[name]} />, wide: true })),
          { label: t('writtenBy'), value: before.writtenByName },
          { label: t('deliverBy'), value: <Day value={before.deliverBy} /> },
        ]}
      />
    </>
  );
}
