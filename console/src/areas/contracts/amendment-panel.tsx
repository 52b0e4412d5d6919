import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { factName } from '../../components/facts.js';
import { ApprovalPanel, Diff, Facts, Money, Panel, Status, useToast, type FieldSpec } from '../../components/index.js';
import { useSay, useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from '../customers/commands.js';
import { useAmendmentFields } from './amendment-form.js';
import { asAmendment, asTypedAmendment, fitsTheForm } from './amendment-terms.js';
import { changeTexts } from './change-texts.js';
import { usePartySignature, useSealing } from './party-signature.js';
import { useDecisions } from './review-commands.js';
import type { Amendment } from './shapes.js';
import { texts } from './texts.js';

/** An amendment 补充协议: what it changes, word by word, and how far it has come (CON-12). */
export function AmendmentPanel({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const t = useTexts(changeTexts);
  const say = useSay();
  const commands = useCommands(useAmendmentCommands(amendment), ['contracts', 'orders']);
  const { no, status, reason, changes, review, voidBecause, totalBefore, total, currency } = amendment;
  return (
    <Panel
      title={
        <>
          {no === null ? t('amendmentDraft') : t('amendment', { no })} <Status kind="amendment" value={status} />
        </>
      }
      actions={commands.bar}
    >
      <div className="stack">
        {commands.panel}
        <Facts
          items={[
            { label: t('reason'), value: reason },
            {
              label: t('totals'),
              value: (
                <>
                  <Money value={totalBefore} currency={currency} /> → <Money value={total} currency={currency} />
                </>
              ),
            },
            ...(voidBecause === null ? [] : [{ label: t('voidBecause'), value: voidBecause }]),
          ]}
        />
        <dl className="facts">
          {changes.map(({ field, before, now }) => (
            <div key={field} className="wide">
              <dt>{say(factName(field))}</dt>
              <dd>
                <Change before={before} now={now} />
              </dd>
            </div>
          ))}
        </dl>
        {review !== null && <ApprovalPanel review={review} />}
      </div>
    </Panel>
  );
}

/** A text is compared word by word; a day or an amount is read as a whole. */
function Change({ before, now }: Pick<Amendment['changes'][number], 'before' | 'now'>): ReactNode {
  if (now === null) return <del className="diff">{before}</del>;
  if (before === null || before.length > WHOLE || now.length > WHOLE) return <Diff before={before} after={now} />;
  return (
    <>
      <del className="diff">{before}</del> → <ins className="diff">{now}</ins>
    </>
  );
}
const WHOLE = 24;

function useAmendmentCommands(amendment: Amendment): readonly Command[] {
  const { id, status } = amendment;
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const decisions = useDecisions({
    ...{ kind: 'amendment', id, operation: 'contracts.decideAmendment', args: { amendmentId: id } },
    isOpen: status === 'in-review',
  });
  const change = useChange(amendment);
  const signature = usePartySignature();
  const seal = useSealing();
  const shared = { args: { amendmentId: id }, done: () => say(all('saved')) };
  const write = { ...shared, allow: 'contract:write' };
  const comment: FieldSpec = { name: 'comment', label: all('comment'), kind: 'text' };
  return [
    ...decisions,
    {
      ...{ ...write, key: `${id}-submit`, title: t('submit'), operation: 'contracts.submitAmendment', kind: 'main' },
      ...{ intro: t('submitIntro'), when: status === 'draft', done: (_, undo) => say(all('saved'), undo) },
      undo: () => ({ operation: 'contracts.withdrawAmendment', args: { amendmentId: id } }),
    },
    ...(change ? [{ ...write, key: `${id}-change`, ...change }] : []),
    { ...{ ...write, key: `${id}-urge`, title: t('urge'), operation: 'contracts.urgeAmendment', when: status === 'in-review' }, fields: [comment] },
    { ...{ ...write, key: `${id}-withdraw`, title: t('withdraw'), operation: 'contracts.withdrawAmendment', when: status === 'in-review' }, fields: [comment] },
    { ...signature, ...shared, key: `${id}-sign`, operation: 'contracts.signAmendment', when: status === 'approved' },
    { ...seal, ...shared, key: `${id}-seal`, operation: 'contracts.sealAmendment', when: status === 'signed' },
    {
      ...{ ...write, key: `${id}-void`, title: t('void'), operation: 'contracts.voidAmendment', kind: 'danger' },
      ...{
        fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
        when: ['draft', 'in-review', 'approved', 'signed'].includes(status),
      },
    },
  ];
}

/** Proposing a draft again, on what holds now; nothing where its form cannot say all that the draft says. */
function useChange(amendment: Amendment): Pick<Command, 'title' | 'operation' | 'intro' | 'fields' | 'initial' | 'shape'> | undefined {
  const t = useTexts(changeTexts);
  const contract = useRead('contracts.getContract', { contractId: amendment.contractId }, { enabled: amendment.status === 'draft' }).data?.data;
  const fields = useAmendmentFields(contract?.lines ?? []);
  if (amendment.status !== 'draft' || !contract || !fitsTheForm(amendment, contract)) return undefined;
  const initial = asTypedAmendment(amendment, contract);
  return { title: t('change'), operation: 'contracts.changeAmendment', intro: t('amendIntro'), fields, initial, shape: asAmendment };
}
