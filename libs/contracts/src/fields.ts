import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { describeField, type FieldKind } from '@tradewind/kernel/field';
import type { Shape } from '@tradewind/kernel/operation';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Decimal } from 'decimal.js';

// One decorator per field: the rule and the documentation cannot disagree because they are the same line.

interface Common {
  /** In requests: may be left out. */
  readonly optional?: true;
  /** In replies: may be null. */
  readonly nullable?: true;
  readonly doc?: string;
}

const remember =
  (kind: FieldKind): PropertyDecorator =>
  (prototype, name) => {
    describeField(prototype, String(name), kind);
  };

function field(kind: FieldKind, { optional, nullable, doc }: Common, schema: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  const described = { ...(doc && { description: doc }), ...(nullable && { nullable: true }), required: !optional, ...schema } as ApiPropertyOptions;
  return applyDecorators(
    remember(kind),
    ApiProperty(described),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...(nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...rules,
  );
}

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

interface DecimalRange {
  readonly min?: string;
  readonly max?: string;
}

function decimal(name: string, places: number, { min, max }: DecimalRange) {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => {
        if (typeof value !== 'string' || !/^-?\d{1,18}(\.\d+)?$/.test(value)) return false;
        const number = new Decimal(value);
        return number.decimalPlaces() <= places && !(min !== undefined && number.lt(min)) && !(max !== undefined && number.gt(max));
      },
      defaultMessage: (about) =>
        `${about?.property ?? 'value'} must be a decimal string with at most ${places} decimals` +
        `${min === undefined ? '' : `, at least ${min}`}${max === undefined ? '' : `, at most ${max}`}`,
    },
  });
}

const decimalSchema = (example: string): ApiPropertyOptions => ({ type: 'string', format: 'decimal', pattern: '^-?\\d+(\\.\\d+)?$', example });

/** UUIDv7 of a resource. */
export const Id = (o: Common = {}): PropertyDecorator => field('text', o, { type: 'string', format: 'uuid' }, IsUUID());

interface Prose {
  readonly min?: number;
  readonly max?: number;
  /**
   * Said only where a phone number, an ID number or an e-mail address belongs into a request: data of a `person`, which are sealed
   * or never kept, or a `reference` of other people's making, a bank's say, that may look like one.
   */
  readonly holds?: 'person' | 'reference';
}

/** Text for people; surrounding blanks are removed. */
export const Text = ({ min = 1, max = 200, holds, ...o }: Common & Prose = {}): PropertyDecorator =>
  field(holds ? 'text' : 'prose', o, { type: 'string', minLength: min, maxLength: max }, trimmed, IsString(), Length(min, max));

/** A password: any characters, taken as typed. */
export const Secret = ({ max = 200, ...o }: Common & { max?: number } = {}): PropertyDecorator =>
  field('secret', o, { type: 'string', format: 'password', minLength: 1, maxLength: max }, IsString(), Length(1, max));

/** A short code people agree on: letters, digits and `-`. */
export const Code = ({ max = 40, ...o }: Common & { max?: number } = {}): PropertyDecorator =>
  field(
    'text',
    o,
    { type: 'string', maxLength: max, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
    IsString(),
    Length(1, max),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  );

/** Path of an organisation unit, `hq.bj.sales`. */
export const OrgPath = (o: Common = {}): PropertyDecorator =>
  field('text', o, { type: 'string', maxLength: 200, example: 'hq.bj' }, IsString(), Length(1, 200), Matches(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/));

/** 统一社会信用代码: 18 characters of its own alphabet. */
export const CreditCode = (o: Common = {}): PropertyDecorator =>
  field('text', o, { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', example: '91350211M0000XUF46' }, IsString(), Matches(/^[0-9A-HJ-NPQRTUWXY]{18}$/));

/** An amount of money: decimal string, at most 2 decimals. */
export const Amount = ({ min = '0', max = '999999999999.99', ...o }: Common & DecimalRange = {}): PropertyDecorator =>
  field('text', o, decimalSchema('107000.53'), decimal('amount', 2, { min, max }));

/** A price per unit: decimal string, at most 6 decimals. */
export const UnitPrice = ({ min = '0', max = '999999999.999999', ...o }: Common & DecimalRange = {}): PropertyDecorator =>
  field('text', o, decimalSchema('12.345678'), decimal('unitPrice', 6, { min, max }));

/** A quantity: decimal string, at most 6 decimals. */
export const Quantity = ({ min = '0', max = '999999999.999999', ...o }: Common & DecimalRange = {}): PropertyDecorator =>
  field('text', o, decimalSchema('120'), decimal('quantity', 6, { min, max }));

/** A share or rate as a decimal string: 0.13 is 13 %. */
export const Rate = ({ min = '0', max = '1', ...o }: Common & DecimalRange = {}): PropertyDecorator =>
  field('text', o, decimalSchema('0.13'), decimal('rate', 6, { min, max }));

/** Any decimal figure, negative ones included. */
export const Figure = (o: Common = {}): PropertyDecorator => field('text', o, decimalSchema('-0.25'), decimal('figure', 6, {}));

export const Count = ({ min = 0, max = Number.MAX_SAFE_INTEGER, ...o }: Common & { min?: number; max?: number } = {}): PropertyDecorator =>
  field('integer', o, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));

export const Flag = (o: Common = {}): PropertyDecorator => field('boolean', o, { type: 'boolean' }, IsBoolean());

/** What PostgreSQL and JavaScript both know as a moment of the years 1 to 9999; no zone is further off than 14 hours. */
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !/T.*(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(value)) return false;
  const year = new Date(value).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A moment: RFC 3339 with offset. */
export const Instant = (o: Common = {}): PropertyDecorator =>
  field(
    'text',
    o,
    { type: 'string', format: 'date-time' },
    IsISO8601({ strict: true }),
    ValidateBy({
      name: 'moment',
      validator: { validate: isMoment, defaultMessage: () => 'must be a moment with its offset, such as 2026-09-30T10:00:00+08:00' },
    }),
  );

/** A business date `YYYY-MM-DD` in the zone of the branch. */
export const DateOnly = (o: Common = {}): PropertyDecorator =>
  field('text', o, { type: 'string', format: 'date', example: '2026-09-30' }, IsISO8601({ strict: true }), Matches(/^\d{4}-\d\d-\d\d$/));

/** A natural month `YYYY-MM`. */
export const Month = (o: Common = {}): PropertyDecorator =>
  field('text', o, { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2026-09' }, IsString(), Matches(/^\d{4}-(0[1-9]|1[0-2])$/));

export const OneOf = (values: readonly string[], o: Common & { name: string }): PropertyDecorator =>
  field('text', o, { enum: [...values], enumName: o.name }, IsIn([...values]));

/** A filter that may be given several times: `status=a&status=b`. */
export const AnyOf = (values: readonly string[], o: Omit<Common, 'optional'> & { name: string }): PropertyDecorator =>
  field(
    'list',
    { ...o, optional: true },
    { enum: [...values], enumName: o.name, isArray: true },
    IsArray(),
    ArrayMaxSize(values.length),
    IsIn([...values], { each: true }),
  );

/** `@nestjs/swagger` asks only functions called `type` for the class; of all others it takes the name, and documents nothing. */
const lazily = (shape: () => Shape): (() => Shape) => ({ type: () => shape() }).type;

export const One = (type: () => Shape, o: Common = {}): PropertyDecorator =>
  field('object', o, { type: lazily(type) }, IsObject(), ValidateNested(), Type(type));

export const ListOf = (type: () => Shape, { min = 1, max = 1000, ...o }: Common & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    'list',
    o,
    { type: lazily(type), isArray: true },
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );

export const Texts = ({ max = 100, ...o }: Common & { max?: number } = {}): PropertyDecorator =>
  field('list', o, { type: 'string', isArray: true }, IsArray(), ArrayMaxSize(max), IsString({ each: true }), Length(1, 500, { each: true }));

/** Several of what {@link Id} is one of. */
export const Ids = ({ max = 100, ...o }: Common & { max?: number } = {}): PropertyDecorator =>
  field('list', o, { type: 'string', format: 'uuid', isArray: true }, IsArray(), ArrayMaxSize(max), IsUUID(undefined, { each: true }));

/** Free-form JSON whose shape another declaration checks (policy values). */
export const Json = (o: Common = {}): PropertyDecorator => field('object', o, { type: 'object', additionalProperties: true }, IsObject());
