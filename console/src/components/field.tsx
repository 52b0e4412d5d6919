import { useId, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { asTyped } from './form-values.js';
import { Lines } from './lines.js';
import { Lookup } from './lookup.js';
import { MoneyInput } from './money-input.js';
import { OrgPicker } from './org-picker.js';
import { usePersonPlace } from './person-place.js';
import type { FieldProps } from './field-props.js';
import type { FieldKind, FieldSpec, LookupSpec, Option } from './props.js';

interface InputProps {
  readonly id: string;
  readonly field: FieldSpec;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** One field with its label, a hint, and what is wrong with it. */
export function Field({ field, value, errors, path, onChange }: FieldProps): ReactNode {
  const id = useId();
  const message = errors.get(path);
  if (field.kind === 'lines') return <Lines Field={Field} field={field} value={value} errors={errors} path={path} onChange={onChange} />;
  const described = [field.hint === undefined ? '' : `${id}-hint`, message === undefined ? '' : `${id}-error`].filter(Boolean).join(' ');
  const Input = INPUTS[field.kind];
  const input = { id, field, value, invalid: message !== undefined, describedBy: described === '' ? undefined : described, onChange };
  return (
    <div className={`field ${field.kind}`} data-field={path}>
      <label htmlFor={id}>
        {field.label}
        {field.required === true && <span className="must">*</span>}
      </label>
      <Input {...input} />
      {field.hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {field.hint}
        </p>
      )}
      {message !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {message}
        </p>
      )}
    </div>
  );
}

const PERSON: LookupSpec = { operation: 'identity.findPeople', args: { status: ['active'] } };

const asProps = ({ value, ...spec }: LookupSpec) => ({ ...spec, ...(value && { taken: value }) });

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const given = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isRequired = ({ required }: FieldSpec): boolean => required === true;

function Long({ id, field, value, invalid, describedBy, onChange }: InputProps): ReactNode {
  return (
    <textarea
      id={id}
      rows={3}
      required={isRequired(field)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      value={text(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Check({ id, value, invalid, describedBy, onChange }: InputProps): ReactNode {
  return (
    <input
      id={id}
      type="checkbox"
      aria-invalid={invalid}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}

const Amount = ({ id, field, value, invalid, describedBy, onChange }: InputProps): ReactNode => (
  <MoneyInput
    id={id}
    value={given(value)}
    onChange={onChange}
    required={isRequired(field)}
    invalid={invalid}
    {...(describedBy !== undefined && { describedBy })}
  />
);

const Org = ({ id, field, value, invalid, onChange }: InputProps): ReactNode => (
  <OrgPicker id={id} value={given(value)} onPick={onChange} required={isRequired(field)} invalid={invalid} />
);

function Person({ id, field, value, onChange }: InputProps): ReactNode {
  const detail = usePersonPlace();
  return <Lookup id={id} {...asProps({ ...PERSON, detail, ...field.lookup })} value={given(value)} onPick={(picked) => onChange(picked)} />;
}

const Found = ({ id, field, value, onChange }: InputProps): ReactNode =>
  field.lookup && <Lookup id={id} {...asProps(field.lookup)} value={given(value)} onPick={(picked) => onChange(picked)} />;

const TYPES = { date: 'date', datetime: 'datetime-local' } as const;

function Typed({ id, field, value, invalid, describedBy, onChange }: InputProps): ReactNode {
  const { kind } = field;
  const isFigure = kind === 'quantity' || kind === 'number';
  const shown = kind === 'datetime' && /Z$|[+-]\d\d:\d\d$/.test(text(value)) ? asTyped(text(value)) : text(value);
  const input = (
    <input
      id={id}
      type={kind === 'date' || kind === 'datetime' ? TYPES[kind] : 'text'}
      className={isFigure ? 'amount' : undefined}
      inputMode={isFigure ? 'decimal' : undefined}
      autoComplete="off"
      required={field.required === true}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      value={shown}
      onChange={({ target }) => onChange(isFigure ? target.value.normalize('NFKC').replace(/[,\s]/g, '') : target.value)}
    />
  );
  if (field.unit === undefined) return input;
  return (
    <span className="with-unit">
      {input}
      <span className="quiet">{field.unit}</span>
    </span>
  );
}

function Select({ id, field, value, invalid, describedBy, onChange }: InputProps): ReactNode {
  const t = useTexts(common);
  return (
    <select
      id={id}
      value={text(value)}
      required={field.required === true}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      <option value="">{t('choose')}</option>
      {(field.options ?? []).map(({ value: each, label }) => (
        <option key={each} value={each}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Many({ field, value, onChange }: InputProps): ReactNode {
  const chosen = new Set(Array.isArray(value) ? (value as string[]) : []);
  const toggle = ({ value: each }: Option): void => {
    const next = chosen.has(each) ? [...chosen].filter((other) => other !== each) : [...chosen, each];
    onChange(next);
  };
  return (
    <fieldset className="many">
      <legend className="unseen">{field.label}</legend>
      {(field.options ?? []).map((option) => (
        <label key={option.value}>
          <input type="checkbox" checked={chosen.has(option.value)} onChange={() => toggle(option)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

const INPUTS: Readonly<Record<Exclude<FieldKind, 'lines'>, (props: InputProps) => ReactNode>> = {
  text: Typed,
  number: Typed,
  quantity: Typed,
  date: Typed,
  datetime: Typed,
  long: Long,
  money: Amount,
  select: Select,
  many: Many,
  check: Check,
  org: Org,
  person: Person,
  lookup: Found,
};
