import { useState, type ReactNode } from 'react';
import { useCommand, useList, useMay, useRead } from '../../api/call.js';
import { Button, DataTable, Dialog, Empty, FormDrawer, Moment, Page, PersonName, Refusal, Status, UnitName, type Column } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import './policies.css';
import { PolicyDiff } from './policy-value.js';
import type { Policy } from './shapes.js';
import { texts } from './texts.js';
import { useKindWord } from './words.js';

/** Proposals that nobody has decided yet: compared with what is in force, tried on the past, approved by another leader. */
export default function ProposalsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const go = useGo();
  const kindWord = useKindWord();
  const [view, change] = useView<ViewOf<'/policies/proposals', string>>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [simulating, setSimulating] = useState(false);
  const list = useList('policies.find', { status: ['proposed'] });
  const opened = list.rows.find(({ id }) => id === view.open);
  const maySimulate = may('policy:simulate');
  const columns: readonly Column<Policy>[] = [
    { key: 'key', title: t('policy'), render: ({ key }) => <strong>{kindWord(key)}</strong> },
    { key: 'org', title: t('decidedBy'), render: ({ org }) => <UnitName path={org} /> },
    { key: 'effectiveFrom', title: t('effectiveFrom') },
    { key: 'reason', title: t('reason') },
    { key: 'proposedBy', title: t('proposedBy'), render: ({ proposedBy }) => <PersonName id={proposedBy} /> },
  ];
  const tryThem = maySimulate && (
    <Button disabled={selected.size === 0} onClick={() => setSimulating(true)}>
      {t('simulate')}
    </Button>
  );
  return (
    <Page title={t('proposals')} actions={tryThem}>
      <DataTable
        name="proposals"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => change({ open: id })}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        {...(maySimulate && { selection: { selected, onChange: setSelected } })}
        empty={<Empty title={t('noProposals')} hint={t('noProposalsHint')} />}
      />
      {opened && <Proposal policy={opened} onClose={() => change({ open: undefined })} />}
      {simulating && (
        <FormDrawer
          operation="policies.simulate"
          title={t('simulate')}
          intro={<p>{t('simulateHint')}</p>}
          fields={[
            { name: 'from', label: t('from'), kind: 'date', required: true },
            { name: 'to', label: t('to'), kind: 'date', required: true },
            { name: 'reason', label: t('question'), kind: 'long', required: true },
          ]}
          initial={{ from: today(-90), to: today() }}
          args={{ policyIds: [...selected] }}
          touches={['policies']}
          onDone={({ id }) => go(`/policies/simulations/${id}`)}
          onClose={() => setSimulating(false)}
        />
      )}
    </Page>
  );
}

function Proposal({ policy, onClose }: { readonly policy: Policy; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const kindWord = useKindWord();
  const [rejecting, setRejecting] = useState(false);
  const approve = useCommand('policies.approve', { touches: ['policies'], done: t('approved') });
  const { data } = useRead('policies.inForce', { org: policy.org, key: policy.key, on: policy.effectiveFrom });
  const policyId = policy.id;
  if (rejecting)
    return (
      <FormDrawer
        operation="policies.reject"
        title={t('reject')}
        danger
        fields={[{ name: 'reason', label: t('rejectWhy'), kind: 'long', required: true }]}
        args={{ policyId }}
        touches={['policies']}
        onDone={onClose}
        onClose={() => setRejecting(false)}
      />
    );
  const buttons = may('policy:approve') && (
    <>
      <Button kind="main" busy={approve.isRunning} onClick={() => void approve.run({ policyId }).then(onClose, () => undefined)}>
        {t('approve')}
      </Button>
      <Button kind="danger" onClick={() => setRejecting(true)}>
        {t('reject')}
      </Button>
    </>
  );
  return (
    <Dialog title={kindWord(policy.key)} wide onClose={onClose} actions={buttons}>
      <p>
        <Status kind="policy" value={policy.status} /> <UnitName path={policy.org} /> · {t('effectiveFrom')} {policy.effectiveFrom}
      </p>
      <p>{policy.reason}</p>
      <p className="quiet">
        {t('proposedBy')} <PersonName id={policy.proposedBy} />
        {policy.decidedAt !== null && <Moment value={policy.decidedAt} />}
      </p>
      <h3>{t('againstInForce')}</h3>
      {data && <PolicyDiff before={data.data.policies[0]?.value ?? {}} after={policy.value} />}
      {approve.problem && <Refusal problem={approve.problem} />}
    </Dialog>
  );
}
