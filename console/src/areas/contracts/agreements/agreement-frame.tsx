import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../../api/call.js';
import { ApprovalPanel, Day, Empty, Facts, Link, Loading, Page, Panel, PersonName, Refusal, Status, Steps, Tabs } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { useView } from '../../../shell/place.js';
import { useCommands } from '../../customers/commands.js';
import { Reach } from '../../customers/reach.js';
import '../../customers/sales.css';
import '../contracts.css';
import { Signatures } from '../signatures.js';
import { useAgreementCommands, type TermsForm } from './agreement-commands.js';
import { agreementLife } from './agreement-life.js';
import { agreementTexts } from './agreement-texts.js';
import type { Agreement, Kind } from './shapes.js';

interface AgreementFrameProps {
  readonly kind: Kind;
  readonly agreement: Agreement;
  readonly terms: TermsForm;
  /** What is agreed, as its kind shows it. */
  readonly children: ReactNode;
}

const TABS = ['overview', 'review', 'signing', 'wording'] as const;

/** One agreement for a period, from its draft to its end: what is agreed, its review, signatures and seal, its wording. */
export function AgreementFrame({ kind, agreement, terms, children }: AgreementFrameProps): ReactNode {
  const t = useTexts(agreementTexts);
  const [view, change] = useView<{ readonly tab?: string }>();
  const commands = useCommands(useAgreementCommands(kind, agreement, terms), ['contracts', 'customers', 'after-sales']);
  const { no, status, customerId, customerName } = agreement;
  const title = no === null ? t(`${kind.template}Draft`) : t(`${kind.template}No`, { no });
  const tab = view.tab ?? 'overview';
  return (
    <Page
      title={title}
      crumbs={[{ title: t(kind.template), to: kind.path }, { title }]}
      lead={
        <>
          <Reach to={`/customers/${customerId}`} allow="customer:read">
            {customerName}
          </Reach>{' '}
          <Status kind="agreement" value={status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <Steps steps={agreementLife(agreement).map(({ key, ...step }) => ({ ...step, key, title: t(`life.${key}`) }))} />
      <Tabs items={TABS.map((key) => ({ key, title: t(key) }))} value={tab} onChange={(key) => change({ tab: key === 'overview' ? undefined : key })} />
      {tab === 'overview' && (
        <div className="beside">
          {children}
          <Panel title={t('terms')}>
            <About kind={kind} agreement={agreement} />
          </Panel>
          {agreement.ending && <Ending ending={agreement.ending} />}
        </div>
      )}
      {tab === 'review' && <Reviews agreement={agreement} />}
      {tab === 'signing' && <Signatures paper={agreement} />}
      {tab === 'wording' && <Wording kind={kind} id={agreement.id} />}
    </Page>
  );
}

function About({ kind, agreement }: { readonly kind: Kind; readonly agreement: Agreement }): ReactNode {
  const t = useTexts(agreementTexts);
  const { validFrom, validUntil, salesRepId, templateCode, templateVersion, effectiveOn, endedOn, renewsId, voidBecause } = agreement;
  return (
    <Facts
      items={[
        {
          label: t('period'),
          value: (
            <>
              <Day value={validFrom} /> – <Day value={validUntil} />
            </>
          ),
        },
        { label: t('salesRep'), value: <PersonName id={salesRepId} /> },
        { label: t('template'), value: t('templateVersion', { code: templateCode, version: templateVersion }) },
        { label: t('effectiveOn'), value: <Day value={effectiveOn} /> },
        ...(endedOn === null ? [] : [{ label: t('endedOn'), value: <Day value={endedOn} /> }]),
        ...(renewsId === null ? [] : [{ label: t('renews'), value: <Link to={`${kind.path}/${renewsId}`}>{t('before')}</Link> }]),
        ...(voidBecause === null ? [] : [{ label: t('voidBecause'), value: voidBecause }]),
      ]}
    />
  );
}

function Ending({ ending }: { readonly ending: NonNullable<Agreement['ending']> }): ReactNode {
  const t = useTexts(agreementTexts);
  const { ground, reason, endsOn, agreedOn, conclusion } = ending;
  return (
    <Panel title={t('ending')}>
      <Facts
        items={[
          { label: t('ground'), value: t(`ground.${ground}`) },
          { label: t('endsOn'), value: <Day value={endsOn} /> },
          { label: t('agreedOn'), value: <Day value={agreedOn} /> },
          ...(conclusion === null
            ? []
            : [
                { label: t('documentNo'), value: conclusion.documentNo },
                { label: t('concludedOn'), value: <Day value={conclusion.concludedOn} /> },
                { label: t('otherSignatory'), value: conclusion.customerSignatory },
              ]),
          { label: t('reason'), value: reason, wide: true },
        ]}
      />
    </Panel>
  );
}

/** The review of its end where there is one, of its content, and those before that were returned. */
function Reviews({ agreement: { review, ending, earlierReviews } }: { readonly agreement: Agreement }): ReactNode {
  const t = useTexts(agreementTexts);
  if (review === null && earlierReviews.length === 0) return <Empty title={t('review')} hint={t('reviewHint')} />;
  return (
    <>
      {ending?.review && (
        <Panel title={t('ending')}>
          <ApprovalPanel review={ending.review} />
        </Panel>
      )}
      {review && (
        <Panel title={t('review')}>
          <ApprovalPanel review={review} />
        </Panel>
      )}
      {earlierReviews.toReversed().map((earlier) => (
        <Panel key={earlier.submittedAt} title={t('earlierReviews')}>
          <ApprovalPanel review={earlier} />
        </Panel>
      ))}
    </>
  );
}

const TEXT_OF = { service: 'contracts.serviceContractText', partner: 'contracts.partnerAgreementText' } as const;

function Wording({ kind, id }: { readonly kind: Kind; readonly id: string }): ReactNode {
  const t = useTexts(agreementTexts);
  const found = useRead(TEXT_OF[kind.template], { [kind.id]: id } as { serviceContractId: string } & { partnerAgreementId: string });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return (
    <Panel title={t('wording')}>
      <p className="wording">{found.data.data.text}</p>
    </Panel>
  );
}
