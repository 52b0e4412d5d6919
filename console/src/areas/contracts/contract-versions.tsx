import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { Day, Diff, Empty, Loading, Money, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { AmendmentPanel } from './amendment-panel.js';
import type { Contract, Version } from './shapes.js';
import { TerminationPanel } from './termination-panel.js';
import { texts } from './texts.js';

/** Every version that ever held, each against the one before it, and what is being changed now (CON-12, CON-14). */
export function ContractVersions({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const found = useRead('contracts.contractVersions', { contractId: contract.id });
  const amendments = useRead('contracts.findAmendments', { contractId: contract.id });
  const terminations = useRead('contracts.findTerminations', { contractId: contract.id });
  if (found.isLoading) return <Loading />;
  const versions = found.data?.data.versions ?? [];
  const under = contract.changeUnderWay;
  return (
    <>
      {under !== null && (
        <p className="notice warn">{t('changeUnderWay', { kind: t(under.kind === 'amendment' ? 'amendments' : 'terminations'), no: under.no ?? '' })}</p>
      )}
      {amendments.data?.data.items.map((amendment) => (
        <AmendmentPanel key={amendment.id} amendment={amendment} />
      ))}
      {terminations.data?.data.items.map((termination) => (
        <TerminationPanel key={termination.id} termination={termination} />
      ))}
      {versions.length === 0 && <Empty title={t('noVersions')} hint={t('noVersionsHint')} />}
      {versions.toReversed().map((version) => (
        <OneVersion
          key={version.revision}
          version={version}
          before={versions.find(({ revision }) => revision === version.revision - 1)}
          currency={contract.currency}
        />
      ))}
    </>
  );
}

function OneVersion({ version, before, currency }: { readonly version: Version; readonly before: Version | undefined; readonly currency: string }): ReactNode {
  const t = useTexts(texts);
  const { revision, amendmentNo, effectiveOn, total, text } = version;
  return (
    <Panel
      title={
        <>
          {t('version', { n: revision })} {amendmentNo !== null && t('versionBy', { no: amendmentNo })}
        </>
      }
    >
      <p>
        <Day value={effectiveOn} /> <Money value={total} currency={currency} />
      </p>
      <details>
        <summary>{before ? t('compare', { n: before.revision }) : t('fullText')}</summary>
        <p className="wording">
          <Diff before={before?.text ?? text} after={text} />
        </p>
      </details>
    </Panel>
  );
}
