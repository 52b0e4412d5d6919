import { useState, type ReactNode } from 'react';
import { problemOf, useMay, useRead, type ReplyOf } from '../../api/call.js';
import { Button, Diff, FormDrawer, Loading, Panel, Refusal, useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Contract } from './shapes.js';
import { slotWords } from './slot-words.js';
import { texts } from './texts.js';

type Clause = ReplyOf<'contracts.contractClauses'>['clauses'][number];

/** The contract against its template, clause by clause, and its wording with every slot filled (CON-06, CON-07, CON-09). */
export function ContractClauses({ contract }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const clauses = useRead('contracts.contractClauses', { contractId: contract.id });
  const [changing, change] = useState<Clause | null>(null);
  const mayDeviate = useMay()('contract:write') && contract.status === 'draft';
  return (
    <div className="beside">
      <Panel title={t('againstTemplate')}>
        {clauses.error && <Refusal problem={problemOf(clauses.error)} onRetry={() => void clauses.refetch()} />}
        {clauses.isLoading && <Loading />}
        <ol className="clauses">
          {clauses.data?.data.clauses.map((clause) => (
            <li key={clause.clause}>
              <div>
                <ClauseText clause={clause} contract={contract} />
              </div>
              {mayDeviate && <Button onClick={() => change(clause)}>{t('deviate')}</Button>}
            </li>
          ))}
        </ol>
      </Panel>
      <FullText contractId={contract.id} />
      {changing && <Deviate contractId={contract.id} clause={changing} onClose={() => change(null)} />}
    </div>
  );
}

function ClauseText({ clause, contract }: { readonly clause: Clause; readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  const { template, wording, deviates, meaning } = clause;
  const deviation = contract.deviations.find((each) => each.clause === clause.clause);
  return (
    <>
      {!deviates && <Slotted text={template} />}
      {deviates && (
        <div className="deviation">
          <span className="tag warn">{t('deviates')}</span>
          {wording === null ? (
            <p>
              <del className="diff">{template}</del> {t('leftOut')}
            </p>
          ) : (
            <p>
              <Diff before={template} after={wording} />
            </p>
          )}
          {deviation && <p className="quiet">{t('deviationBy', { who: deviation.proposedByName, why: deviation.reason })}</p>}
        </div>
      )}
      {meaning !== null && <p className="quiet">{t('meaning', { text: meaning })}</p>}
    </>
  );
}

/** A wording with its slots marked: what the system fills in, and nobody types. */
export function Slotted({ text }: { readonly text: string }): ReactNode {
  const slot = useTexts(slotWords);
  const named = (name: string): string => (name in slotWords ? slot(name as keyof typeof slotWords) : name);
  return (
    <p className="wording">
      {text.split(/(\{\{\w+\}\})/u).map((part, place) =>
        part.startsWith('{{') ? (
          <mark key={`${String(place)}${part}`} className="slot">
            {named(part.slice(2, -2))}
          </mark>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function FullText({ contractId }: { readonly contractId: string }): ReactNode {
  const t = useTexts(texts);
  const found = useRead('contracts.contractText', { contractId });
  return (
    <Panel title={t('fullText')}>
      {found.isLoading && <Loading />}
      {found.error && <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && <p className="wording">{found.data.data.text}</p>}
    </Panel>
  );
}

interface Deviating {
  readonly contractId: string;
  readonly clause: Clause;
  readonly onClose: () => void;
}

function Deviate({ contractId, clause: { clause, wording }, onClose }: Deviating): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="contracts.deviateContract"
      title={`${t('deviate')} · ${t('clauseNo', { n: clause })}`}
      intro={t('deviateIntro')}
      args={{ contractId, clause }}
      fields={[
        { name: 'wording', label: t('newWording'), kind: 'long', empty: 'null' },
        { name: 'reason', label: t('why'), kind: 'long', required: true },
      ]}
      initial={{ wording }}
      touches={['contracts']}
      onDone={() => {
        say(t('saved'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
