import type { FieldSpec } from './props.js';

export type Values = Readonly<Record<string, unknown>>;

const SHANGHAI = '+08:00';

export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** `customer.name` out of what is typed, or to be shown. */
export function valueAt(values: Values, name: string): unknown {
  return name.split('.').reduce<unknown>((inside, part) => (typeof inside === 'object' && inside !== null ? (inside as Values)[part] : undefined), values);
}

export function withValue(values: Values, name: string, value: unknown): Values {
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) return { ...values, [first]: value };
  const inside = values[first];
  return { ...values, [first]: withValue(typeof inside === 'object' && inside !== null ? (inside as Values) : {}, rest.join('.'), value) };
}

/** `2026-11-27T15:04` on the company's clock → RFC 3339, and back for the field. */
export const asInstant = (typed: string): string => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) ? `${typed}:00${SHANGHAI}` : typed);
export function asTyped(instant: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  }).format(new Date(instant));
  return shown.replace(' ', 'T');
}

/** What is sent of one field: left out where it is empty, a count as a number, a moment with its offset. */
function sent(field: FieldSpec, value: unknown): unknown {
  if (field.kind === 'check') return value === true;
  if (field.kind === 'lines') return (Array.isArray(value) ? value : []).map((line) => toSend(field.columns ?? [], line as Values));
  if (isEmpty(value)) return field.empty === 'null' ? null : undefined;
  if (field.kind === 'number' && typeof value === 'string') return Number.parseInt(value, 10);
  if (field.kind === 'datetime' && typeof value === 'string') return asInstant(value);
  return value;
}

/** What is typed, as the operation takes it; fields without a spec are sent along as they were given. */
export function toSend(fields: readonly FieldSpec[], values: Values): Values {
  const shown = fields.filter((field) => field.when?.(values) ?? true);
  const hidden = fields.filter((field) => !shown.includes(field));
  const kept = hidden.reduce((left, { name }) => withValue(left, name, undefined), values);
  return withoutHoles(shown.reduce((left, field) => withValue(left, field.name, sent(field, valueAt(values, field.name))), kept));
}

function withoutHoles(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [name, isPlain(value) ? withoutHoles(value) : value] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && !(isPlain(value) && Object.keys(value).length === 0)));
}

const isPlain = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the browser can see is missing, before anything is sent: field → `required`. Whether it is allowed is the platform's to say. */
export function missing(fields: readonly FieldSpec[], values: Values, prefix = ''): readonly string[] {
  return fields
    .filter((field) => field.when?.(values) ?? true)
    .flatMap((field) => {
      const value = valueAt(values, field.name);
      const name = `${prefix}${field.name}`;
      if (field.kind === 'lines')
        return (Array.isArray(value) ? value : []).flatMap((line, place) => missing(field.columns ?? [], line as Values, `${name}.${String(place)}.`));
      return field.required === true && field.kind !== 'check' && isEmpty(value) ? [name] : [];
    });
}
