import { fieldsOf } from '@tradewind/kernel/field';
import { monthOf } from './deal.ts';
import { kindNamed, type Door, type Kind } from './doors.ts';
import { sampleOf } from './sample.ts';
import type { Place } from './world.ts';

/** What only rows of a place hold: the word in its texts, the code in its numbers and paths. */
export const canariesOf = ({ word, cast }: Place): readonly string[] => [word, cast.branch === 'hq' ? (cast.org.split('.').at(-1) ?? '') : cast.branch];

/** Numbers carry the code of the branch in capitals. */
export const singsIn = (text: string, canaries: readonly string[]): boolean => {
  const small = text.toLowerCase();
  return canaries.some((canary) => small.includes(canary.toLowerCase()));
};

/** When the deals were made. */
const WHEN: Readonly<Record<string, unknown>> = { month: monthOf(14), from: monthOf(0), to: monthOf(31), year: new Date().getFullYear() };

/** A list asked for plainly: the same question wherever one looks. */
export const plainQuestion = ({ op }: Door): Record<string, unknown> => ({
  ...sampleOf(op.spec.query, (field) => WHEN[field]),
  ...(fieldsOf(op.spec.query).has('limit') && { limit: 200 }),
});

/** The list once with each filter that could point to the place. */
export function questionsPointingAt(place: Place, door: Door): readonly Record<string, unknown>[] {
  const { op } = door;
  const plain = plainQuestion(door);
  return [...fieldsOf(op.spec.query).keys()].flatMap((field) => {
    const value = field === 'aggregateId' ? recordOf(op.service, place) : valueAt(field, place);
    return value === undefined ? [] : [{ ...plain, [field]: value }];
  });
}

/** Whose audit trail is asked for: something that people of the place made in each service. */
const RECORDS: Readonly<Record<string, Kind>> = {
  ...{ identity: 'delegation', customers: 'customer', contracts: 'contract', orders: 'order' },
  ...{ 'after-sales': 'ticket', expenses: 'claim', performance: 'target' },
};

function recordOf(service: string, { objects }: Place): string | undefined {
  const kind = RECORDS[service];
  return kind && objects[kind];
}

function valueAt(field: string, { cast, objects, word }: Place): unknown {
  const known: Readonly<Record<string, unknown>> = {
    ...{ q: word, ownerId: cast.rep.id, personId: cast.rep.id, claimantId: cast.rep.id, salesRepId: cast.rep.id, handlerId: cast.service.id },
    ...{ branch: cast.branch, org: cast.rep.org, unit: cast.rep.org, wholeId: objects.target },
  };
  const kind = kindNamed(field);
  return known[field] ?? (kind ? objects[kind] : undefined);
}
