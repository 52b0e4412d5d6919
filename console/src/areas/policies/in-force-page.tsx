import { useId, type ReactNode } from 'react';
import { useRead, useSession } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Moment, OrgPicker, Page, Refusal, UnitName, useUnitName, type Column } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { useGlance } from './glance.js';
import './policies.css';
import type { InForce } from './shapes.js';
import { texts } from './texts.js';
import { useKindWord } from './words.js';

/** What applies to the reader's unit today; or to another unit, or on another day. */
export default function InForcePage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const unitName = useUnitName();
  const kindWord = useKindWord();
  const { org: mine } = useSession();
  const [view, change] = useView<Record<string, string | undefined>>();
  const unitId = useId();
  const org = view.org ?? mine;
  const on = view.on ?? today();
  const { data, error } = useRead('policies.inForce', { org, on }, { enabled: org !== '' });
  const policies = data?.data.policies.toSorted((a, b) => (kindWord(a.key) < kindWord(b.key) ? -1 : 1)) ?? [];
  const missing = data?.data.missing ?? [];
  const columns = useColumns();
  return (
    <Page title={t('inForce')} lead={t('lead', { unit: unitName(org), day: on })}>
      <div className="policy-asked">
        <div>
          <label htmlFor={unitId}>{t('forUnit')}</label>
          <OrgPicker id={unitId} value={org} onPick={(path) => change({ org: path })} />
        </div>
        <FilterBar filters={[{ key: 'on', label: t('on'), kind: 'date' }]} value={{ on }} onChange={(value) => change(value)} />
      </div>
      {error && <Refusal problem={error} />}
      {!error && (
        <DataTable
          name="policies-in-force"
          columns={columns}
          rows={policies}
          rowKey={({ policyId }) => policyId}
          onOpen={({ key }) => go(`/policies/kinds/${key}?org=${org}`)}
          isLoading={!data}
          empty={<Empty title={t('noPolicies')} hint={t('noPoliciesHint')} />}
        />
      )}
      {missing.length > 0 && <p className="quiet">{t('missing', { names: missing.map((key) => kindWord(key)).join(', ') })}</p>}
    </Page>
  );
}

/** Two lines of it; the whole on pointing, and on the page that the row opens. */
const Glance = ({ text }: { readonly text: string }): ReactNode => (
  <span className="policy-glance" title={text}>
    {text}
  </span>
);

function useColumns(): readonly Column<InForce>[] {
  const t = useTexts(texts);
  const kindWord = useKindWord();
  const glance = useGlance();
  return [
    { key: 'key', title: t('policy'), render: ({ key }) => <strong>{kindWord(key)}</strong>, width: '11rem' },
    { key: 'value', title: t('value'), render: ({ value }) => <Glance text={glance(value)} /> },
    { key: 'org', title: t('decidedBy'), render: ({ org }) => <UnitName path={org} />, width: '10rem' },
    { key: 'policyVersion', title: t('version'), render: ({ policyVersion }) => t('versionOf', { n: policyVersion }), width: '6rem' },
    { key: 'effectiveFrom', title: t('effectiveFrom'), render: ({ effectiveFrom }) => <Day value={effectiveFrom} />, width: '8rem' },
    { key: 'approvedAt', title: t('approvedAt'), hidden: true, render: ({ approvedAt }) => <Moment value={approvedAt} /> },
  ];
}
