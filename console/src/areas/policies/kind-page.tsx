import { useState, type ReactNode } from 'react';
import { useList, useMay, useRead, useSession } from '../../api/call.js';
import { Button, Empty, Loading, Page, Panel, PersonName, Refusal, Status, UnitName } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { usePathParam, useView } from '../../shell/place.js';
import './policies.css';
import { PolicyDiff, PolicyValue } from './policy-value.js';
import { Propose } from './propose.js';
import type { Policy } from './shapes.js';
import { texts } from './texts.js';
import { useKindWord } from './words.js';

/** One kind of policy: what is in force, every version, and what each changed. */
export default function KindPage(): ReactNode {
  const t = useTexts(texts);
  const key = usePathParam('key');
  const kindWord = useKindWord();
  const may = useMay();
  const { org: mine } = useSession();
  const [view] = useView<Record<string, string | undefined>>();
  const org = view.org ?? mine;
  const [proposing, setProposing] = useState(false);
  const { data, error } = useRead('policies.inForce', { org, key, on: today() });
  const current = data?.data.policies[0];
  const title = kindWord(key);
  const begin = may('policy:propose') && current && (
    <Button kind="main" icon="plus" onClick={() => setProposing(true)}>
      {t('propose')}
    </Button>
  );
  return (
    <Page title={title} crumbs={[{ title: t('inForce'), to: '/policies' }, { title }]} actions={begin}>
      {error && <Refusal problem={error} />}
      {current && proposing && <Propose policyKey={key} value={current.value} onDone={() => setProposing(false)} />}
      {current && (
        <Panel title={t('inForce')}>
          <p className="quiet">
            <UnitName path={current.org} /> · {t('versionOf', { n: current.policyVersion })} · {t('effectiveFrom')} {current.effectiveFrom}
          </p>
          <PolicyValue value={current.value} />
        </Panel>
      )}
      <Panel title={t('versions')}>
        <Versions policyKey={key} />
      </Panel>
    </Page>
  );
}

function Versions({ policyKey }: { readonly policyKey: string }): ReactNode {
  const t = useTexts(texts);
  const { rows, isLoading, error, hasMore, more } = useList('policies.find', { key: policyKey });
  if (error) return <Refusal problem={error} />;
  if (isLoading) return <Loading />;
  if (rows.length === 0) return <Empty title={t('noPolicies')} hint={t('noPoliciesHint')} />;
  return (
    <>
      <ol className="versions">
        {rows.map((policy) => (
          <Version key={policy.id} policy={policy} before={versionBefore(policy, rows)} />
        ))}
      </ol>
      {hasMore && <Button onClick={more}>{t('versions')}</Button>}
    </>
  );
}

/** The version of the same unit that this one follows; of a proposal the latest one. */
function versionBefore({ org, policyVersion, id }: Policy, all: readonly Policy[]): Policy | undefined {
  const approved = all.filter((each) => each.org === org && each.policyVersion !== null && each.id !== id);
  const earlier = policyVersion === null ? approved : approved.filter((each) => (each.policyVersion ?? 0) < policyVersion);
  return earlier.toSorted((a, b) => (b.policyVersion ?? 0) - (a.policyVersion ?? 0))[0];
}

function Version({ policy, before }: { readonly policy: Policy; readonly before: Policy | undefined }): ReactNode {
  const t = useTexts(texts);
  return (
    <li className="version">
      <details>
        <summary>
          <strong>{policy.policyVersion === null ? t('proposedValue') : t('versionOf', { n: policy.policyVersion })}</strong>
          <span>
            <UnitName path={policy.org} />
          </span>
          <span>
            {t('effectiveFrom')} {policy.effectiveFrom}
          </span>
          <Status kind="policy" value={policy.status} />
          <span className="quiet version-reason">{policy.reason}</span>
        </summary>
        <p className="quiet">
          {t('proposedBy')} <PersonName id={policy.proposedBy} />
          {policy.decidedBy !== null && (
            <>
              {' · '}
              {t('decidedByWhom')} <PersonName id={policy.decidedBy} />
            </>
          )}
        </p>
        <h3>{before ? t('changed') : t('firstVersion')}</h3>
        {before ? <PolicyDiff before={before.value} after={policy.value} /> : <PolicyValue value={policy.value} />}
      </details>
    </li>
  );
}
