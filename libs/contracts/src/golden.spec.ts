import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { declaredEvents, sourceOf, type EventEnvelope, type EventType } from '@tradewind/kernel/event';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

const src = import.meta.dirname;
const folder = join(src, '../golden');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
/** Declared by specs that the same worker may have run before. */
const OF_TESTS = new Set(['tests', 'bench']);
const declared = new Map<string, EventType>();

const eventOf = (file: string): EventEnvelope => JSON.parse(readFileSync(join(folder, file), 'utf8')) as EventEnvelope;

/** What is wrong with a payload, read as the class of today reads it; fields it does not know are no fault. */
function faults({ type, payload }: EventEnvelope): string[] {
  const shape = declared.get(type)?.payload;
  if (!shape) return [`${type} is declared no more: what was published must stay readable`];
  return validateSync(plainToInstance(shape, payload), { forbidUnknownValues: false }).map(({ property }) => property);
}

beforeAll(async () => {
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /(\.events|open-work)\.ts$/.test(name));
  for (const name of sources) await import(join(src, name));
  for (const event of declaredEvents()) if (!OF_TESTS.has(sourceOf(event.type))) declared.set(event.type, event);
});

describe('R10 What was ever published can be read for ever (add a file for each new version; never change one)', () => {
  it('there is a golden file of every event version', () => {
    expect(files.map((file) => basename(file, '.json')).sort()).toEqual(expect.arrayContaining([...declared.keys()].sort()));
  });

  it.each(files)('%s is read by the class of today', (file) => {
    const event = eventOf(file);
    expect(event.type).toBe(basename(file, '.json'));
    expect(faults(event)).toEqual([]);
  });

  it.each(files)('%s with a field that somebody will add tomorrow is read as well', (file) => {
    const event = eventOf(file);
    expect(faults({ ...event, payload: { ...event.payload, somethingNew: { of: 'tomorrow' } } })).toEqual([]);
  });

  it('the check sees what it must not miss: a field gone, a field of another kind', () => {
    const event = eventOf('orders.order-opened.v1.json');
    expect(faults({ ...event, payload: { ...event.payload, orderId: undefined } })).toEqual(['orderId']);
    expect(faults({ ...event, payload: { ...event.payload, orderId: 7 } })).toEqual(['orderId']);
    expect(faults({ ...event, type: 'orders.order-opened.v9' })).toHaveLength(1);
  });
});
