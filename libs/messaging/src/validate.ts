import { Fault, type FieldError } from '@tradewind/kernel/fault';
import type { Operation, Shape, Slots } from '@tradewind/kernel/operation';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { assertNobodysNumbers } from './personal-numbers.js';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true };

/** Checks each slot against its own class: unknown fields are refused, so nothing can be smuggled in (S8). */
export function validated(op: Operation, slots: Slots): object {
  const { params, query, body } = op.spec;
  const errors = [...problems(params, slots.params, '/path'), ...problems(query, slots.query, '/query'), ...problems(body, slots.body, '')];
  if (errors.length > 0) throw inputRejected(errors);
  const given = instance(body, slots.body);
  if (!op.internal) assertNobodysNumbers(given); // what a service says has come through a door already
  return { ...given, ...instance(query, slots.query), ...instance(params, slots.params) };
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

const instance = (type: Shape | undefined, plain: object): object => (type ? plainToInstance(type, plain) : {});

function problems(type: Shape | undefined, plain: object, base: string): FieldError[] {
  if (!type) return Object.keys(plain).map((name) => ({ pointer: `#${base}/${name}`, code: 'unknownField', detail: `${name} is not known here` }));
  return [...validateSync(instance(type, plain), OPTIONS).flatMap((error) => fieldErrors(error, `#${base}`)), ...unstorable(plain, `#${base}`)];
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
