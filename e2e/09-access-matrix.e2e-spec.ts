import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTRY } from '@tradewind/contracts/registry';
import { inLanes } from './support/matrix/in-lanes.ts';
import { doorOf, LOCATIONS, type Location } from './support/matrix/doors.ts';
import { expected, NOBODY, type Expected } from './support/matrix/oracle.ts';
import { readTable } from './support/matrix/table.ts';
import { tryDoor } from './support/matrix/try-door.ts';
import { buildWorld, type Visitor, type World } from './support/matrix/world.ts';

const LANES = 16;
const doors = REGISTRY.flatMap(({ operations }) => operations).map(doorOf);
const reviewed = readTable(readFileSync(join(__dirname, '../docs/access-matrix.csv'), 'utf8'));

interface Cell {
  readonly row: Expected;
  readonly location: Location | null;
  readonly should: string;
}

const cellsOf = (row: Expected): Cell[] =>
  row.at ? LOCATIONS.map((location) => ({ row, location, should: row.at![location] })) : [{ row, location: null, should: row.any ?? '' }];

describe('ORG-11, C-15 Every door, tried by everybody, everywhere', () => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld();
  }, 240_000);

  it('has a reviewed line for every operation and every post', () => {
    const lines = new Set(reviewed.map(({ operation, who }) => `${operation} ${who}`));
    const wanted = doors.flatMap(({ op }) => [...world.posts.map(({ key }) => key), ...NOBODY].map((who) => `${op.id} ${who}`));
    expect(wanted.filter((line) => !lines.has(line))).toEqual([]);
    expect(lines.size).toBe(wanted.length);
  });

  it('agrees with the grants that the posts really have', () => {
    const key = ({ operation, who, any, at }: Expected): string => JSON.stringify([operation, who, any, at]);
    const now = new Set(expected(doors, world.posts).map(key));
    expect(reviewed.filter((row) => !now.has(key(row))).map(key)).toEqual([]);
  });

  it('has one object of every kind at every place', () => {
    const kinds = [...new Set(doors.flatMap(({ kind }) => kind ?? []))].filter((kind) => !(kind in world.shared) && kind !== 'product');
    for (const [place, { objects }] of Object.entries(world.places)) {
      expect({ place, missing: kinds.filter((kind) => !objects[kind]) }).toEqual({ place, missing: [] });
    }
    for (const { who, own } of world.visitors) expect({ who, missing: kinds.filter((kind) => !own[kind]) }).toEqual({ who, missing: [] });
  });

  it('opens exactly the doors that the reviewed table says', async () => {
    const visitors = new Map<string, Visitor>(world.visitors.map((visitor) => [visitor.who, visitor]));
    const byOperation = new Map(doors.map((door) => [door.op.id, door]));
    const cells = reviewed.flatMap(cellsOf);
    const wrong: string[] = [];
    const since = performance.now();
    await inLanes(LANES, cells, async ({ row: { operation, who }, location, should }) => {
      const [door, visitor] = [byOperation.get(operation), visitors.get(who)];
      if (!door || !visitor) throw new Error(`${operation} ${who}: nobody there to try it`);
      const came = await tryDoor(door, visitor, location, world);
      if (came !== should) wrong.push(`${operation} by ${who} at ${location ?? 'no object'}: should be ${should}, was ${came}`);
    });
    const open = wrong.filter((line) => line.endsWith('was allow'));
    const seconds = Math.round((performance.now() - since) / 1000);
    process.stderr.write(
      `access matrix: ${cells.length} requests in ${seconds} s, ${open.length} doors found open, ${wrong.length} answers unlike the table\n`,
    );
    expect(wrong.sort()).toEqual([]);
  }, 600_000);
});
