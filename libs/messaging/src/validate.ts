import { Fault, type FieldError } from '@tradewind/kernel/fault';
import type { Operation, Shape, Slots } from '@tradewind/kernel/operation';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { assertNobodysNumbers } from './personal-numbers.js';
import { rememberRules } from './rules-by-class.js';
import { isStorable, isStorableText } from './storable.js';
import { takenAtOnce, type Taken } from './taken-at-once.js';

rememberRules();

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true };

/** Checks each slot against its own class: unknown fields are refused, so nothing can be smuggled in (S8). */
export function validated(op: Operation, slots: Slots): object {
  const { params, query, body } = takenAtOnce(op, slots) ?? lookedAtClosely(op, slots);
  if (!op.internal) assertNobodysNumbers(body); // what a service says has come through a door already
  return { ...body, ...query, ...params };
}

/** The same by class-validator itself, which names all that is wrong. */
export function lookedAtClosely({ spec }: Operation, slots: Slots): Taken {
  const [params, query, body] = [instance(spec.params, slots.params), instance(spec.query, slots.query), instance(spec.body, slots.body)];
  const errors = [...problems(params, slots.params, '/path'), ...problems(query, slots.query, '/query'), ...problems(body, slots.body, '')];
  if (errors.length > 0) throw inputRejected(errors);
  return { params: params ?? {}, query: query ?? {}, body: body ?? {} };
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

/** Told here as the caller's mistake, not met at the database as ours. */
function unstorable(value: unknown, pointer: string): FieldError[] {
  if (isStorable(value)) return [];
  if (typeof value !== 'object' || value === null) return [{ pointer, code: 'unreadableText', detail: 'holds a character that is no text' }];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(isStorableText(name) ? [] : unstorable(name, `${pointer}/${name}`)),
    ...unstorable(part, `${pointer}/${name}`),
  ]);
}

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, base: string): FieldError[] {
  const pointer = `${base}/${property}`;
  const own = Object.entries(constraints).map(([code, detail]) => ({ pointer, code: code === 'whitelistValidation' ? 'unknownField' : code, detail }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, pointer))];
}
