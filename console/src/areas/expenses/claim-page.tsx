import { useState, type ReactNode } from 'react';
import { useMay, useSession, useRead } from '../../api/call.js';
import {
  ApprovalPanel,
  DataTable,
  Facts,
  FormDrawer,
  Loading,
  Moment,
  Money,
  UnitName,
  Page,
  Panel,
  PersonName,
  Refusal,
  Status,
  type Column,
} from '../../components/index.js';
import { formatDay, useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';

import { ClaimActions } from './claim-actions.js';
import { ClaimBudget } from './claim-budget.js';
import { useCategories, useClaimLineFields } from './claim-fields.js';
import { ClaimDecision } from './claim-decision.js';
import './expenses.css';
import { ReviewLine } from './review-line.js';
import type { Claim, ClaimLine } from './shapes.js';
import { texts } from './texts.js';
import { useVoucherWord } from './words.js';

/** One claim: its vouchers, what it charges, who agreed, and what the reader may do with it. */
export default function ClaimPage(): ReactNode {
  const t = useTexts(texts);
  const claimId = usePathParam('claimId');
  const { data, error } = useRead('expenses.getClaim', { claimId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const claim = data.data;
  const title = claim.no ?? t('claimDraft');
  return (
    <Page
      title={title}
      crumbs={[{ title: t('claims'), to: '/expenses' }, { title }]}
      prints
      lead={
        <>
          <Status kind="claim" value={claim.status} /> {claim.claimantName} · <UnitName path={claim.org} />
        </>
      }
    >
      {claim.review && <ReviewLine review={claim.review} />}
      <ClaimHead claim={claim} etag={data.etag} />
      <div className="office-two">
        <Panel title={t('lines')} flush>
          <Lines lines={claim.lines} />
        </Panel>
        <ClaimBudget claim={claim} />
      </div>
      {claim.review && (
        <Panel title={t('approval')}>
          <ClaimDecision claim={claim} etag={data.etag} />
          <ApprovalPanel review={claim.review} />
        </Panel>
      )}
      {claim.paidAt && <Payment claim={claim} />}
    </Page>
  );
}

function ClaimHead({ claim, etag }: { readonly claim: Claim; readonly etag: string | undefined }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const [editing, setEditing] = useState(false);
  const fields = useClaimLineFields();
  const mine = claim.claimantId === me;
  return (
    <>
      <ClaimActions claim={claim} etag={etag} mine={mine} onEdit={() => setEditing(true)} />
      {editing && mine && may('claim:write') && (
        <FormDrawer
          operation="expenses.reviseClaim"
          title={t('editClaim')}
          fields={[{ name: 'lines', label: t('lines'), kind: 'lines', columns: fields, required: true }]}
          initial={{ lines: claim.lines }}
          args={{ claimId: claim.id }}
          {...(etag && { ifMatch: etag })}
          touches={['expenses']}
          onDone={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly ClaimLine[] }): ReactNode {
  const t = useTexts(texts);
  const voucherWord = useVoucherWord();
  const { nameOf } = useCategories();
  const columns: readonly Column<ClaimLine>[] = [
    { key: 'reason', title: t('reason') },
    { key: 'category', title: t('category'), render: ({ category }) => nameOf(category) },
    { key: 'spentOn', title: t('spentOn'), render: ({ spentOn }) => formatDay(spentOn) },
    { key: 'voucherKind', title: t('voucherKind'), render: ({ voucherKind }) => voucherWord(voucherKind) },
    { key: 'voucherNo', title: t('voucherNo') },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amount }) => <Money value={amount} /> },
  ];
  return <DataTable name="claim-lines" columns={columns} rows={lines} rowKey={({ voucherNo }) => voucherNo} />;
}

function Payment({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const facts = [
    { label: t('paidBy'), value: claim.paidBy && <PersonName id={claim.paidBy} /> },
    { label: t('paidAt'), value: claim.paidAt && <Moment value={claim.paidAt} /> },
    { label: t('paymentReference'), value: claim.paymentReference },
  ];
  return (
    <Panel title={t('payment')}>
      <Facts items={facts} />
    </Panel>
  );
}
