import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { Day, Facts, Loading, Moment, Page, Panel, Quantity, Refusal, Status, UnitName } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import './policies.css';
import { PolicyValue } from './policy-value.js';
import type { Simulation } from './shapes.js';
import { SimulationResult } from './simulation-result.js';
import { texts } from './texts.js';
import { useKindWord, useWords } from './words.js';
import { serviceWords } from '../operator/texts.js';

/** One simulation: how far it is, and what the drafts would have changed. */
export default function SimulationPage(): ReactNode {
  const t = useTexts(texts);
  const simulationId = usePathParam('simulationId');
  const { data, error } = useRead('policies.getSimulation', { simulationId }, { refetchInterval: 2_000 });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const simulation = data.data;
  return (
    <Page
      title={simulation.reason}
      crumbs={[{ title: t('simulations'), to: '/policies/simulations' }, { title: simulation.reason }]}
      lead={<Status kind="simulation" value={simulation.status} />}
    >
      <Panel title={t('drafts')}>
        <Head simulation={simulation} />
        <Drafts simulation={simulation} />
      </Panel>
      {simulation.status === 'running' && <Progress simulation={simulation} />}
      {simulation.failure !== null && (
        <Panel title={t('failed')}>
          <p>{simulation.failure}</p>
        </Panel>
      )}
      {simulation.result !== null && <SimulationResult simulationId={simulation.id} result={simulation.result} />}
    </Page>
  );
}

function Head({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const t = useTexts(texts);
  const { from, to, org, requestedByName, requestedAt, resultHash } = simulation;
  const facts = [
    {
      label: t('period'),
      value: (
        <>
          <Day value={from} /> – <Day value={to} />
        </>
      ),
    },
    { label: t('forUnit'), value: <UnitName path={org} /> },
    { label: t('requestedBy'), value: requestedByName },
    { label: t('requestedAt'), value: <Moment value={requestedAt} /> },
    { label: t('resultHash'), value: resultHash && <code className="hash">{resultHash}</code> },
  ];
  return <Facts items={facts.filter(({ value }) => value !== null)} />;
}

function Drafts({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const t = useTexts(texts);
  const kindWord = useKindWord();
  return simulation.drafts.map(({ policyId, key, org, value, against }) => (
    <details key={policyId} className="version">
      <summary>
        <strong>{kindWord(key)}</strong> <UnitName path={org} />
        {against !== null && <span className="quiet">{t('against', { name: against })}</span>}
      </summary>
      <PolicyValue value={value} />
    </details>
  ));
}

function Progress({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const t = useTexts(texts);
  const serviceWord = useWords(serviceWords);
  return (
    <Panel title={t('progress')}>
      <ul className="progress" role="status">
        {simulation.progress.map(({ service, facts, done }) => (
          <li key={service}>
            {serviceWord(service)} <Quantity value={facts} /> · {done ? t('readyWord') : t('runningWord')}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
