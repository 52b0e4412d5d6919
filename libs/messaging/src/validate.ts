import { Fault, type FieldError } from '@tradewind/kernel/fault';
import type { Operation, Shape, Slots } from '@tradewind/kernel/operation';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { assertNobodysNumbers } from './personal-numbers.js';
import { rememberRules } from './rules-by-class.js';

rememberRules();

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true };

/** Checks each slot against its own class: unknown fields are refused, so nothing can be smuggled in (S8). */
export function validated(op: Operation, slots: Slots): object {
  const { spec } = op;
  const [params, query, body] = [instance(spec.params, slots.params), instance(spec.query, slots.query), instance(spec.body, slots.body)];
  const errors = [...problems(params, slots.params, '/path'), ...problems(query, slots.query, '/query'), ...problems(body, slots.body, '')];
  if (errors.length > 0) throw inputRejected(errors);
  if (!op.internal) assertNobodysNumbers(body ?? {}); // what a service says has come through a door already
  return { ...body, ...query, ...params };
}

function inputRejected(errors: readonly FieldError[]): Fault {
  const fields = errors.map(({ pointer }) => pointer).join(', ');
  return new Fault({
    code: 'input.rejected',
    kind: 'invalid',
    facts: {},
    errors,
    text: { en: `The request is not valid: ${fields}.`, zh: `请求内容无效：${fields}。` },
  });
}

/** Null where the operation takes nothing in this slot. */
const instance = (type: Shape | undefined, plain: object): object | null => (type ? plainToInstance(type, plain) : null);

function problems(made: object | null, plain: object, base: string): FieldError[] {
  if (!made) return Object.keys(plain).map((name) => ({ pointer: `#${base}/${name}`, code: 'unknownField', detail: `${name} is not known here` }));
  return [...validateSync(made, OPTIONS).flatMap((error) => fieldErrors(error, `#${base}`)), ...unstorable(plain, `#${base}`)];
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: told here as the caller's mistake, not met there as ours. */
function unstorable(value: unknown, pointer: string): FieldError[] {
  if (typeof value === 'string') return storable(value) ? [] : [{ pointer, code: 'unreadableText', detail: 'holds a character that is no text' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(storable(name) ? [] : unstorable(name, `${pointer}/${name}`)),
    ...unstorable(part, `${pointer}/${name}`),
  ]);
}

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, base: string): FieldError[] {
  const pointer = `${base}/${property}`;
  const own = Object.entries(constraints).map(([code, detail]) => ({ pointer, code: code === 'whitelistValidation' ? 'unknownField' : code, detail }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, pointer))];
}
