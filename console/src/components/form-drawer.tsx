import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useCommand, type ArgsOf, type CommandId, type Problem } from '../api/call.js';
import { common } from '../i18n/common.js';
import { currentLanguage, useTexts } from '../i18n/index.js';
import { Button } from './button.js';
import { Confirm } from './confirm.js';
import { useModal } from './dialog.js';
import { Field } from './field.js';
import { missing, toSend, valueAt, withValue, type Values } from './form-values.js';
import { useHotkeys } from './hotkeys.js';
import type { FieldSpec, FormDrawerProps } from './props.js';
import { Refusal } from './refusal.js';

/** A form of one operation, at the side of the page (on a phone over it). What is typed is not lost by a refusal, nor by Esc. */
export function FormDrawer<K extends CommandId>(props: FormDrawerProps<K>): ReactNode {
  const { title, fields, send, danger = false, short = false, intro, watch, onWay, onClose } = props;
  const t = useTexts(common);
  const id = useId();
  const drawer = useModal();
  const form = useForm(props);
  const [leaving, setLeaving] = useState(false);
  const leave = (): void => (form.isTouched ? setLeaving(true) : onClose());
  useHotkeys({ 'ctrl+enter': form.send });
  return (
    <dialog
      ref={drawer}
      className={short ? 'dialog' : 'drawer'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button icon="close" label={t('close')} onClick={leave} />
      </header>
      <form
        className="dialog-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send();
        }}
      >
        {intro}
        {form.shown(fields).map((field) => (
          <Field
            key={field.name}
            field={field}
            path={field.name}
            value={valueAt(form.values, field.name)}
            errors={form.errors}
            onChange={(value) => form.change(field.name, value)}
          />
        ))}
        {watch?.(form.values)}
        {form.problem && <Refusal problem={withoutShown(form.problem, fields)} {...(onWay && { onWay })} />}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
      <footer className="dialog-foot">
        <span className="quiet no-phone">{t('sendHint')}</span>
        <Button onClick={leave}>{t('cancel')}</Button>
        <Button kind={danger ? 'danger' : 'main'} busy={form.isRunning} onClick={form.send}>
          {send ?? t('ok')}
        </Button>
      </footer>
      {leaving && <Confirm title={t('discard')} yes={t('discardYes')} danger onYes={onClose} onNo={() => setLeaving(false)} />}
    </dialog>
  );
}

/** What a validator says of a shape is English; in a Chinese form it is said in short, and the hint of the field says the rest. */
const inLanguage = (message: string, inShort: string): string => (currentLanguage() === 'en' || /\p{Script=Han}/u.test(message) ? message : inShort);

/** What is said at its field is not said twice. */
function withoutShown(problem: Problem, fields: readonly FieldSpec[]): Problem {
  if (!problem.errors) return problem;
  const isShown = (name: string): boolean => fields.some((field) => name === field.name || (field.kind === 'lines' && name.startsWith(`${field.name}.`)));
  return { ...withoutErrors(problem), errors: problem.errors.filter(({ field }) => !isShown(field)) };
}

const withoutErrors = ({ status, code, title, detail, requestId, rule }: Problem): Problem => ({
  status,
  code,
  title,
  detail,
  requestId,
  ...(rule && { rule }),
});

interface Form {
  readonly values: Values;
  readonly errors: ReadonlyMap<string, string>;
  readonly problem: Problem | null;
  readonly isRunning: boolean;
  readonly isTouched: boolean;
  readonly shown: (fields: readonly FieldSpec[]) => readonly FieldSpec[];
  readonly change: (name: string, value: unknown) => void;
  readonly send: () => void;
}

function useForm<K extends CommandId>({
  operation,
  fields,
  initial = {},
  args = {},
  ifMatch,
  touches = [],
  only = false,
  shape,
  onDone,
}: FormDrawerProps<K>): Form {
  const t = useTexts(common);
  const [values, setValues] = useState<Values>(initial);
  const [isTouched, setTouched] = useState(false);
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const command = useCommand(operation, { touches, only });
  const errors = useMemo(
    () =>
      new Map([
        ...(command.problem?.errors ?? []).map(({ field, message }) => [field, inLanguage(message, t('invalid'))] as const),
        ...lacking.map((name) => [name, t('required')] as const),
      ]),
    [command.problem, lacking, t],
  );
  useFocusOnFirst(errors);
  const send = (): void => {
    const lacks = missing(fields, values);
    setLacking(lacks);
    if (lacks.length > 0 || command.isRunning) return;
    const typed = toSend(fields, values);
    const input = { ...args, ...(shape ? shape(typed) : typed) } as ArgsOf<K>;
    command.run(input, { ifMatch }).then(onDone, () => undefined);
  };
  return {
    ...{ values, errors, problem: command.problem, isRunning: command.isRunning, isTouched, send },
    shown: (all) => all.filter((field) => field.when?.(values) ?? true),
    change: (name, value) => {
      setTouched(true);
      setValues((before) => withValue(before, name, value));
      if (lacking.includes(name)) setLacking(lacking.filter((each) => each !== name));
    },
  };
}

/** The first field that is wrong is where somebody goes on. */
function useFocusOnFirst(errors: ReadonlyMap<string, string>): void {
  const seen = useRef(errors);
  useEffect(() => {
    if (seen.current === errors) return;
    seen.current = errors;
    const [first] = errors.keys();
    if (first === undefined) return;
    const field = document.querySelector(`[data-field="${CSS.escape(first)}"]`);
    field?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [errors]);
}
