import type { ReactNode } from 'react';
import type { CommandId } from '../../api/call.js';
import type { WaitingCase } from '../../api/shapes.gen.js';
import { FormDrawer, Money, useToast, type FieldSpec } from '../../components/index.js';
import { useStepName } from '../../components/approval-texts.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useCaseWords } from './case-words.js';
import { etagOf, hasAmount, KINDS, stepsAfter } from './cases.js';
import { texts } from './texts.js';

export type Way = 'approve' | 'return' | 'reject' | 'toStep' | 'add';

interface DecisionProps {
  readonly way: Way;
  readonly of: WaitingCase;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Words = Say<typeof texts>;

interface Form {
  readonly operation: CommandId | undefined;
  readonly title: string;
  readonly done: string;
  readonly send: string;
  readonly fields: readonly FieldSpec[];
  readonly args: Readonly<Record<string, unknown>>;
}

/** What each way asks for. */
function formOf(way: Way, { kind, steps, review }: WaitingCase, title: string, t: Words, stepName: (step: string) => string): Form {
  const { decide, toStep, add, reject } = KINDS[kind];
  const words = { title };
  const mine: readonly FieldSpec[] =
    steps.length < 2
      ? []
      : [{ name: 'step', label: t('step'), kind: 'select', required: true, options: steps.map((value) => ({ value, label: stepName(value) })) }];
  const comment: FieldSpec = { name: 'comment', label: t('comment'), kind: 'long' };
  const reason: FieldSpec = { name: 'comment', label: t('reason'), kind: 'long', required: true };
  const agreed = review.steps.filter(({ state }) => state === 'approved').map(({ step }) => step);
  const at = (where: 'before' | 'after' | 'parallel') => ({ value: where, label: t(where) });
  const forms: Readonly<Record<Way, Form>> = {
    approve: {
      operation: decide,
      title: t('approveTitle', words),
      done: t('done', words),
      send: t('approve'),
      fields: [...mine, comment],
      args: { approve: true },
    },
    return: {
      ...{ operation: decide, title: t('returnTitle', words), done: t('doneReturn', words), send: t('return'), args: { approve: false } },
      fields: [...mine, { ...reason, hint: t('returnHint') }],
    },
    reject: {
      ...{ operation: reject, title: t('rejectTitle', words), done: t('doneReject', words), send: t('reject'), args: {} },
      fields: [...mine, { ...reason, hint: t('rejectHint') }],
    },
    toStep: {
      ...{ operation: toStep, title: t('toStepTitle', words), done: t('doneToStep', words), send: t('return'), args: {} },
      fields: [
        ...mine,
        { name: 'to', label: t('to'), kind: 'select', required: true, hint: t('toHint'), options: agreed.map((value) => ({ value, label: stepName(value) })) },
        reason,
      ],
    },
    add: {
      ...{ operation: add, title: t('addTitle', words), done: t('doneAdd', words), send: t('add'), args: {} },
      fields: [
        ...mine,
        { name: 'personId', label: t('person'), kind: 'person', required: true, hint: t('personHint') },
        { name: 'where', label: t('where'), kind: 'select', required: true, options: [at('before'), at('after'), at('parallel')] },
        comment,
      ],
    },
  };
  return forms[way];
}

/** One decision on one case, under the version that was read: what was changed meanwhile is not decided by accident. */
export function Decision({ way, of, onDone, onClose }: DecisionProps): ReactNode {
  const t = useTexts(texts);
  const stepName = useStepName();
  const { say } = useToast();
  const form = formOf(way, of, useCaseWords([of]).title(of), t, stepName);
  if (!form.operation) return null;
  const after = stepsAfter(of);
  const { amount, currency, kind, id, steps } = of;
  return (
    <FormDrawer
      operation={form.operation}
      title={form.title}
      send={form.send}
      short
      danger={way === 'reject'}
      fields={form.fields}
      initial={{ step: steps[0], ...(way === 'add' && { where: 'after' }) }}
      args={{ [KINDS[kind].id]: id, ...form.args }}
      ifMatch={etagOf(of)}
      touches={['approvals']}
      intro={
        <p className="case-intro">
          {hasAmount(amount) && <Money value={amount} currency={currency} />}
          {way === 'approve' && <span className="quiet">{after === 0 ? t('nextLast') : t('nextMore', { n: after })}</span>}
        </p>
      }
      onDone={() => {
        say(form.done);
        onDone();
      }}
      onClose={onClose}
    />
  );
}
