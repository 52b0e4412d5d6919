import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORTS } from '@tradewind/contracts/exports/all';
import { REGISTRY } from '@tradewind/contracts/registry';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { Chance } from '../deploy/demo/chance.ts';
import { headOffice } from './support/company.ts';
import { fileOf, wanted } from './support/exports.ts';
import { canariesOf, plainQuestion, questionsPointingAt, singsIn } from './support/matrix/canaries.ts';
import { doorOf, LOCATIONS, type Door, type Location } from './support/matrix/doors.ts';
import { inLanes } from './support/in-lanes.ts';
import { expected, isForApps, NOBODY, PARTNERS, shows, type Expected } from './support/matrix/oracle.ts';
import { readTable } from './support/matrix/table.ts';
import { proofSeed, proofSize } from './support/proof-size.ts';
import { tryDoor } from './support/matrix/try-door.ts';
import { buildWorld, type Place, type Visitor, type World } from './support/matrix/world.ts';

const LANES = 16;
const MINUTES = 60_000;
const SEED = proofSeed();
const EVERYWHERE = proofSize({ test: 0, chaos: 1, release: 1 }) === 1;
const doors = REGISTRY.flatMap(({ operations }) => operations).map(doorOf);
const reviewed = readTable(readFileSync(join(import.meta.dirname, '../docs/access-matrix.csv'), 'utf8'));

interface Cell {
  readonly row: Expected;
  readonly location: Location | null;
  readonly should: string;
}

const chance = new Chance(SEED);

/**
 * As a test each line of the table is tried at one place for every answer it holds (open here, nothing there, forbidden
 * everywhere), drawn by seed and so another in every run; `PROOF=chaos npm test -- e2e/09` tries all five.
 */
const cellsOf = (row: Expected): Cell[] => {
  const { at, any } = row;
  if (!at) return [{ row, location: null, should: any ?? '' }];
  const alike = [...Map.groupBy(LOCATIONS, (location) => at[location]).values()];
  const places = EVERYWHERE ? LOCATIONS : alike.map((locations) => chance.one(locations));
  return places.map((location) => ({ row, location, should: at[location] }));
};

let world: World;
beforeAll(async () => {
  world = await buildWorld();
}, 4 * MINUTES);

const say = (what: string, since: number): void => {
  process.stderr.write(`${what}, ${Math.round((performance.now() - since) / 1000)} s\n`);
};

describe('ORG-11, C-15 Every door, tried by everybody, everywhere', () => {
  it('has a reviewed line for every operation and every post, nobody and app', () => {
    const lines = new Set(reviewed.map(({ operation, who }) => `${operation} ${who}`));
    const wanted = doors.flatMap(({ op }) => [...world.posts.map(({ key }) => key), ...NOBODY, ...PARTNERS].map((who) => `${op.id} ${who}`));
    expect(wanted.filter((line) => !lines.has(line))).toEqual([]);
    expect(lines.size).toBe(wanted.length);
  });

  it('agrees with the grants that the posts really have', () => {
    const key = ({ operation, who, any, at }: Expected): string => JSON.stringify([operation, who, any, at]);
    const now = new Set(expected(doors, world.posts).map(key));
    expect(reviewed.filter((row) => !now.has(key(row))).map(key)).toEqual([]);
  });

  it('ORG-13 registers no app with what people in their posts do', async () => {
    const closed = doors.filter((door) => !isForApps(door)).map(({ op }) => op.id);
    const { admin } = headOffice();
    const taken: string[] = [];
    await inLanes(LANES, closed, async (scope) => {
      const app = { name: '越权', scopes: [scope], org: 'hq', allowedAddresses: [], quotaPerMinute: 60 };
      const response = await admin.request(partnerAppsApi.registerPartnerApp, app);
      if (response.status !== 422) taken.push(`${scope}: ${response.status}`);
    });
    expect(taken).toEqual([]);
    expect(closed.length).toBeGreaterThan(100);
  });

  it('has one object of every kind at every place', () => {
    const kinds = [...new Set(doors.flatMap(({ kind }) => kind ?? []))].filter((kind) => !(kind in world.shared) && kind !== 'product');
    for (const [place, { objects }] of Object.entries(world.places)) {
      expect({ place, missing: kinds.filter((kind) => !objects[kind]) }).toEqual({ place, missing: [] });
    }
    for (const { who, own } of world.visitors) expect({ who, missing: kinds.filter((kind) => !own[kind]) }).toEqual({ who, missing: [] });
  });

  it(
    'opens exactly the doors that the reviewed table says, and a closed one says nothing of what is behind it',
    async () => {
      const visitors = new Map<string, Visitor>(world.visitors.map((visitor) => [visitor.who, visitor]));
      const byOperation = new Map(doors.map((door) => [door.op.id, door]));
      const canaries = Object.values(world.places).map(({ word }) => word);
      const cells = reviewed.flatMap(cellsOf);
      const wrong: string[] = [];
      const since = performance.now();
      await inLanes(LANES, cells, async ({ row: { operation, who }, location, should }) => {
        const [door, visitor] = [byOperation.get(operation), visitors.get(who)];
        if (!door || !visitor) throw new Error(`${operation} ${who}: nobody there to try it`);
        const { came, text } = await tryDoor(door, visitor, location, world);
        const where = `${operation} by ${who} at ${location ?? 'no object'}`;
        if (came !== should) wrong.push(`${where}: should be ${should}, was ${came}`);
        if (should !== 'allow' && singsIn(text, canaries)) wrong.push(`${where}: says what is behind the door: ${text}`);
      });
      const open = wrong.filter((line) => line.endsWith('was allow'));
      say(`access matrix: ${cells.length} requests (SEED=${SEED}), ${open.length} doors found open, ${wrong.length} answers unlike the table`, since);
      expect(open).toEqual([]);
      expect(wrong.sort()).toEqual([]);
    },
    10 * MINUTES,
  );
});

/** What everybody shares; what head office keeps; budgets one may charge, which are those of one's own unit whoever asks. */
const THE_SAME_FOR_ALL = [
  'identity.findPartnerApps',
  'policies.auditTrail',
  'identity.findPosts',
  'identity.findTrainings',
  'identity.untrainedInContractLaw',
  'policies.find',
  'policies.inForce',
  'policies.regulationInForce',
  'policies.findRegulations',
  'policies.findSimulations', // whoever may ask for one reaches the whole company
  'contracts.findProducts',
  'contracts.findPriceLists',
  'contracts.getEffectivePrices',
  'contracts.findTemplates',
  'orders.findStock',
  'customers.findMyImports', // only one's own
  'expenses.chargeableBudgets',
];
/** Sums and shares have no words to recognise a row by. */
const isFigures = (id: string): boolean => FIGURES.includes(id) || id.endsWith('.openWorkOf') || id.endsWith('.evidence');
const FIGURES = ['performance.salesRanking', 'performance.salesByMonth', 'after-sales.serviceStatistics', 'expenses.budgetExecution'];

describe('C-14, C-15, C-17 Lists, counts and reports hold nothing of another branch', () => {
  const lists = doors.filter(({ op, by }) => !op.isCommand && by === 'nothing' && op.spec.allow.includes(':'));
  const elsewhere = ['same-region', 'other-region', 'head-office'] as const;

  const ask = async (door: Door, { caller }: Visitor, questions: readonly Record<string, unknown>[]): Promise<string[]> =>
    Promise.all(questions.map(async (question) => (await caller.request(door.op, question)).text()));
  const askAbout = (door: Door, visitor: Visitor, place: Place): Promise<string[]> =>
    ask(door, visitor, [plainQuestion(door), ...questionsPointingAt(place, door)]);

  it(
    'shows no byte of it to anybody whose post does not reach there',
    async () => {
      const posts = new Map(world.posts.map((post) => [post.key, post]));
      const asked = lists.flatMap((door) =>
        world.visitors.flatMap((visitor) => {
          const post = posts.get(visitor.who);
          const closed = elsewhere.filter((location) => !post || !shows(door, post, location));
          return closed.length === 0 ? [] : [{ door, visitor, closed }];
        }),
      );
      const heard: string[] = [];
      let replies = 0;
      const since = performance.now();
      await inLanes(LANES / 4, asked, async ({ door, visitor, closed }) => {
        const plain = await ask(door, visitor, [plainQuestion(door)]);
        replies += plain.length;
        for (const location of closed) {
          const place = world.places[location];
          const pointing = await ask(door, visitor, questionsPointingAt(place, door));
          replies += pointing.length;
          const singing = [...plain, ...pointing].filter((text) => singsIn(text, canariesOf(place)));
          heard.push(...singing.map((text) => `${door.op.id} to ${visitor.who}: ${location}: ${text.slice(0, 300)}`));
        }
      });
      say(`canaries: ${replies} replies of ${lists.length} lists and reports, ${heard.length} held a canary of another place`, since);
      expect(heard).toEqual([]);
    },
    5 * MINUTES,
  );

  it(
    'lets nobody carry it away either: every export of everybody who may export (C-16)',
    async () => {
      const posts = new Map(world.posts.map((post) => [post.key, post]));
      const carriers = world.visitors.filter(({ who }) => posts.get(who)?.grants.some(({ permission }) => permission.endsWith(':export')));
      const [heard, silent]: [string[], string[]] = [[], []];
      let files = 0;
      const since = performance.now();
      await inLanes(LANES, carriers, async ({ who, caller }) => {
        const post = posts.get(who)!;
        for (const { service, collections, api } of EXPORTS) {
          for (const { name, allow } of collections.filter((each) => post.grants.some(({ permission }) => permission === each.allow))) {
            const what = wanted(service, name);
            const text = (await fileOf(caller, what, { format: 'csv' })).toString();
            files += 1;
            for (const location of elsewhere) {
              const reaches = shows(doorOf(what.asking), post, location);
              const sings = singsIn(text, canariesOf(world.places[location]));
              if (sings && !reaches) heard.push(`${api.service} ${name} to ${who}: ${location}`);
              if (!sings && reaches && location === 'other-region') silent.push(`${api.service} ${name} (${allow}) to ${who}`);
            }
          }
        }
      });
      say(`canaries: ${files} exported files, ${heard.length} held a canary of another place`, since);
      expect(heard).toEqual([]);
      expect(silent).toEqual([]);
      expect(files).toBeGreaterThan(50);
    },
    5 * MINUTES,
  );

  it('would have been heard: whoever reaches everywhere finds the canaries in the same lists', async () => {
    const posts = new Map(world.posts.map((post) => [post.key, post]));
    const silent: string[] = [];
    for (const door of lists) {
      const reaching = world.visitors.find(({ who }) => posts.has(who) && shows(door, posts.get(who)!, 'other-region'));
      const texts = reaching ? await askAbout(door, reaching, world.places['other-region']) : [];
      if (!texts.some((text) => singsIn(text, canariesOf(world.places['other-region'])))) silent.push(door.op.id);
    }
    const onlyAfterFailures = /\.(operationsStatus|findDeadLetters|findParkedEvents|findProcesses)$/;
    expect(silent.filter((id) => !THE_SAME_FOR_ALL.includes(id) && !isFigures(id) && !onlyAfterFailures.test(id))).toEqual([]);
  });

  it('counts nothing of it: no figure moves when another region sells, but that of head office does', async () => {
    const posts = new Map(world.posts.map((post) => [post.key, post]));
    const reports = lists.filter(({ op }) => FIGURES.includes(op.id));
    const figures = async (reach: boolean): Promise<string[]> => {
      const texts: string[] = [];
      for (const door of reports) {
        const may = world.visitors.filter(({ who }) => posts.get(who)?.grants.some(({ permission }) => permission === door.op.spec.allow));
        const askers = may.filter(({ who }) => shows(door, posts.get(who)!, 'other-region') === reach);
        for (const asker of askers) texts.push(`${door.op.id} ${asker.who} ${(await ask(door, asker, [plainQuestion(door)]))[0] ?? ''}`);
      }
      return texts;
    };
    const [within, everywhere] = [await figures(false), await figures(true)];
    await world.sellElsewhere();
    expect(await figures(false)).toEqual(within);
    const after = await figures(true);
    expect(everywhere.filter((text) => after.includes(text))).toEqual([]);
  });
});
