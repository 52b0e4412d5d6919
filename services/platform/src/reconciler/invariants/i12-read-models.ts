import type { Invariant, Violation } from '../invariant.js';
import { sideBySide, type Keyed } from '../ordered.js';
import { READ_MODELS, type ReadModel } from '../read-models.js';
import type { Reading } from '../reading.js';

interface Row extends Keyed {
  readonly content: string;
}

/** I12 (R11) */
export const readModels: Invariant = {
  id: 'I12',
  sentence: 'Every copy of foreign facts is what a fresh one would be',
  async *find(reading) {
    for (const model of READ_MODELS) yield* compare(reading, model);
  },
};

async function* compare(reading: Reading, model: ReadModel): AsyncGenerator<Violation> {
  const { keeper, copy, owner, original } = model;
  for await (const { left, right } of sideBySide(reading.stream<Row>(owner, original), reading.stream<Row>(keeper, copy))) {
    reading.sawSo(1);
    if (left?.content === right?.content) continue;
    const row = { key: (left ?? right)?.key, owner: left?.content ?? null, copy: right?.content ?? null };
    yield { database: keeper, what: differenceOf(model, left, right), row };
  }
}

function differenceOf({ table, owner }: ReadModel, original: Row | null, copy: Row | null): string {
  if (original === null) return `${table} has a row that ${owner} does not have`;
  return copy === null ? `${table} lacks a row of ${owner}` : `${table} says other than ${owner}`;
}
