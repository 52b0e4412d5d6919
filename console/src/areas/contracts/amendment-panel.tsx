import type { ReactNode } from 'react';
import { factName } from '../../components/facts.js';
import { ApprovalPanel, Diff, Facts, Money, Panel, Status, useToast } from '../../components/index.js';
import { today, useSay, useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from '../customers/commands.js';
import { changeTexts } from './change-texts.js';
import { AUTHORITIES, PARTIES, type Amendment } from './shapes.js';
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

function useAmendmentCommands({ id, status }: Amendment): readonly Command[] {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const shared = { args: { amendmentId: id }, done: () => say(all('saved')) };
  const reason = { name: 'reason', label: t('reason'), kind: 'long', required: true } as const;
  return [
    {
      ...{ ...shared, key: `${id}-submit`, title: t('submit'), operation: 'contracts.submitAmendment', allow: 'contract:write', kind: 'main' },
      ...{ intro: t('submitIntro'), when: status === 'draft' },
    },
    {
      ...{
        ...shared,
        key: `${id}-withdraw`,
        title: t('withdraw'),
        operation: 'contracts.withdrawAmendment',
        allow: 'contract:write',
        when: status === 'in-review',
      },
      fields: [{ name: 'comment', label: all('comment'), kind: 'text' }],
    },
    {
      ...{
        ...shared,
        key: `${id}-sign`,
        title: t('sign'),
        operation: 'contracts.signAmendment',
        allow: 'contract:sign',
        kind: 'main',
        when: status === 'approved',
      },
      fields: [
        { name: 'party', label: all('party'), kind: 'select', options: PARTIES.map((value) => ({ value, label: all(`party.${value}`) })), required: true },
        { name: 'signatory', label: all('signatory'), kind: 'text', required: true },
        {
          name: 'authority',
          label: all('authority'),
          kind: 'select',
          options: AUTHORITIES.map((value) => ({ value, label: all(`authority.${value}`) })),
          required: true,
        },
        { name: 'mandateNo', label: all('mandateNo'), kind: 'text', when: ({ authority }) => authority === 'mandate' },
        { name: 'signedOn', label: all('signedOn'), kind: 'date', required: true },
      ],
      initial: { signedOn: today(), authority: 'legal-representative' },
    },
    {
      ...{
        ...shared,
        key: `${id}-seal`,
        title: t('seal'),
        operation: 'contracts.sealAmendment',
        allow: 'contract:seal',
        kind: 'main',
        when: status === 'signed',
      },
      fields: [
        { name: 'sealNo', label: all('sealNo'), kind: 'text', required: true },
        { name: 'sealedOn', label: all('sealedOn'), kind: 'date', required: true },
        { name: 'copies', label: all('copies'), kind: 'number', required: true },
      ],
      initial: { sealedOn: today(), copies: 4 },
    },
    {
      ...{ ...shared, key: `${id}-void`, title: t('void'), operation: 'contracts.voidAmendment', allow: 'contract:write', kind: 'danger' },
      ...{ fields: [reason], when: ['draft', 'in-review', 'approved', 'signed'].includes(status) },
    },
  ];
}
