import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, Instant, Json, ListOf, One, Text, Texts } from '@tradewind/contracts/fields';
import { REGISTRY } from '@tradewind/contracts/registry';
import { fieldsOf } from '@tradewind/kernel/field';
import { defineApi, operation, type Operation, type Shape, type Slots } from '@tradewind/kernel/operation';
import { Expose, Transform, Type } from 'class-transformer';
import { IsString, MinLength, ValidateNested, ValidatePromise } from 'class-validator';
import fc from 'fast-check';
import { sampleOf } from '../../../e2e/support/matrix/sample.ts';
import { compileShapesOf, takenAtOnce } from './taken-at-once.js';
import { lookedAtClosely } from './validate.js';

const operations = REGISTRY.flatMap(({ operations: published, internal }) => [...published, ...internal]);
const SLOTS = ['params', 'query', 'body'] as const;

type Verdict = 'taken' | 'refused' | 'left to class-validator' | 'they do not agree';

/** Whether both say yes, and then make the same of it. */
function verdict(op: Operation, slots: Slots): Verdict {
  const atOnce = takenAtOnce(op, structuredClone(slots));
  const closely = closelyOrNull(op, structuredClone(slots));
  if (atOnce === null) return closely === null ? 'refused' : 'left to class-validator';
  if (closely === null) return 'they do not agree';
  for (const slot of SLOTS) expect(atOnce[slot]).toStrictEqual(closely[slot]);
  return 'taken';
}

function closelyOrNull(op: Operation, slots: Slots): Slots | null {
  try {
    return lookedAtClosely(op, slots);
  } catch {
    return null;
  }
}

const everything = (type: Shape | undefined): Record<string, unknown> => sampleOf(type, undefined, type ? [...fieldsOf(type).keys()] : []);
const samplesOf = ({ spec: { params, query, body } }: Operation): Slots => ({ params: everything(params), query: everything(query), body: everything(body) });

/** Comes in the place of each field. */
const ODD: readonly unknown[] = [null, true, 0, -1, 1.5, 1e21, '', ' ', ' x ', '1', 'a\u0000b', '\ud800', [], ['x'], [null], [[]], [{}], {}, { x: 1 }];

class Line {
  @Code() readonly product!: string;
  @Amount({ min: '0.01' }) readonly price!: string;
  @Count({ min: 1, optional: true }) readonly pieces?: number;
}
class Order {
  @ListOf(() => Line) readonly lines!: readonly Line[];
  @One(() => Line, { optional: true }) readonly gift?: Line;
  @Flag({ optional: true }) readonly urgent?: boolean;
  @DateOnly({ optional: true }) readonly wantedOn?: string;
  @Instant({ nullable: true }) readonly calledAt!: string | null;
  @Texts({ optional: true }) readonly tags?: readonly string[];
  @AnyOf(['a', 'b'], { name: 'OrderKind' }) readonly kinds?: readonly string[];
  @Text({ optional: true }) readonly note?: string;
  @Id({ optional: true }) readonly customerId?: string;
  @Json({ optional: true }) readonly extra?: object;
}
const { place } = defineApi('bench', { place: operation({ http: 'POST /orders', allow: 'order:write', summary: 'Place', body: Order }) });
const line = fc.record({ product: fc.constantFrom('P-1', ' P-1', ''), price: fc.constantFrom('1', '0', 1), pieces: fc.constantFrom(1, 0, '1', undefined) });
const almostAnOrder = fc.record(
  {
    lines: fc.oneof(fc.array(line, { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 })),
    gift: fc.oneof(line, fc.jsonValue({ maxDepth: 1 })),
    calledAt: fc.constantFrom(null, '2026-09-30T10:00:00+08:00', 'now'),
    note: fc.constantFrom(' a ', '', 'a\u0000', 1),
    extra: fc.jsonValue({ maxDepth: 3 }),
    kinds: fc.constantFrom(['a'], ['a', 'b', 'a'], 'a', ['c']),
    ownerId: fc.constantFrom('me'),
  },
  { requiredKeys: ['lines', 'calledAt'] },
);

describe('S8 What is taken at once is what class-validator would take, and the same is made of it (fast path 4)', () => {
  it('knows all rules of all that any operation takes', () => {
    for (const op of operations) compileShapesOf(op);
    expect(operations.length).toBeGreaterThan(300);
  });

  it('takes what each operation takes', () => {
    const said = Map.groupBy(operations, (op) => verdict(op, samplesOf(op)));
    expect(said.get('they do not agree')).toBeUndefined();
    expect(said.get('left to class-validator')).toBeUndefined();
    expect(said.get('taken')?.length).toBeGreaterThan(operations.length / 2);
  });

  it('agrees about each field of each operation, whatever comes in its place', () => {
    for (const op of operations) {
      const slots = samplesOf(op);
      for (const slot of SLOTS)
        for (const name of fieldsOf(op.spec[slot]).keys())
          for (const value of ODD) {
            const said = verdict(op, { ...slots, [slot]: { ...slots[slot], [name]: value } });
            if (said === 'they do not agree') throw new Error(`${op.id}: ${slot}.${name} = ${JSON.stringify(value)}`);
          }
    }
  });

  it('agrees about what is almost right', () => {
    fc.assert(
      fc.property(almostAnOrder, (body) => verdict(place, { params: {}, query: {}, body }) !== 'they do not agree'),
      { numRuns: 400 },
    );
  });

  it('agrees about whatever is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (body) => verdict(place, { params: {}, query: {}, body: body as object }) !== 'they do not agree'),
      { numRuns: 200 },
    );
  });
});

describe('A rule that cannot be compiled stops the boot', () => {
  class InGroups {
    @MinLength(3, { groups: ['strict'] }) readonly a!: string;
  }
  class OfNoClass {
    @ValidateNested() readonly a!: object;
  }
  class Promised {
    @ValidatePromise() readonly a!: Promise<string>;
  }
  class WithACondition {
    @IsString({ validateIf: () => true }) readonly a!: string;
  }
  class Renamed {
    @IsString() @Expose({ name: 'b' }) readonly a!: string;
  }
  class Sometimes {
    @IsString() @Transform(({ value }: { value: unknown }) => value, { groups: ['x'] }) readonly a!: string;
  }
  class OneOfSeveral {
    @ValidateNested()
    @Type(() => Line, { discriminator: { property: 'kind', subTypes: [{ value: Line, name: 'line' }] } })
    readonly a!: object;
  }

  it.each<new () => object>([InGroups, OfNoClass, Promised, WithACondition, Renamed, Sometimes, OneOfSeveral])('%p', (body) => {
    const { odd } = defineApi('bench', { odd: operation({ http: 'POST /odd', allow: 'order:write', summary: 'Odd', body }) });
    expect(() => {
      compileShapesOf(odd as Operation);
    }).toThrow(`${body.name}.a: the compiled check knows nothing of`);
  });
});
