import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { AuditTrail } from './audit-trail.js';

const li = someone('hq.bj', 'hq.sh');
const at = (seconds: number): Date => new Date(Date.UTC(2026, 3, 1, 2, 0, seconds));

let own: OwnDatabase;
let trail: AuditTrail;

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  trail = new AuditTrail(own.db);
  const notes = new NoteRepository(own.db);
  for (let i = 0; i < 5; i += 1) {
    const branch = i < 3 ? 'bj' : 'sh';
    await commanding(own.db, li, () => notes.add(Note.write({ org: `hq.${branch}.sales`, branch, ownerId: li.id }, `note ${i}`)), {
      at: at(i),
      reason: `reason ${i}`,
      policiesUsed: new Set(['sla@hq/3']),
    });
  }
});
afterAll(() => own.drop());

describe('XCT-05 The trail, by record, by person, by time', () => {
  const reasons = async (reader = someone('hq'), wanted: Parameters<AuditTrail['page']>[0] = {}) =>
    (await asking(reader, () => trail.page(wanted))).items.map(({ reason }) => reason);

  it('shows whoever reaches the whole company everything, newest first, with the policies a decision used', async () => {
    await expect(reasons()).resolves.toEqual(['reason 4', 'reason 3', 'reason 2', 'reason 1', 'reason 0']);
    const { items } = await asking(someone('hq'), () => trail.page({ limit: 1 }));
    expect(items).toMatchObject([{ policies: ['sla@hq/3'], at: '2026-04-01T02:00:04.000Z', actorId: li.id, branch: 'sh', sealed: false }]);
  });

  it('shows whoever reaches a branch that branch only (ORG-11)', async () => {
    await expect(reasons(someone('hq.sh'))).resolves.toEqual(['reason 4', 'reason 3']);
    await expect(reasons(someone('hq.gz'))).resolves.toEqual([]);
  });

  it('shows nothing to whoever is bound to one customer (ORG-13)', async () => {
    const reader = someone('hq');
    const bound = { units: ['hq'], ownIn: [], everything: false, ownerId: reader.id, customerId: reader.id };
    await expect(asking(reader, () => trail.page({}), { reach: bound })).resolves.toMatchObject({ items: [] });
  });

  it('finds by time, the end excluded', async () => {
    await expect(reasons(someone('hq'), { from: at(1).toISOString(), to: at(3).toISOString() })).resolves.toEqual(['reason 2', 'reason 1']);
  });

  it('finds by person, also what a deputy did for them', async () => {
    const lender = someone('hq');
    await own.rows(`UPDATE "audit" SET "onBehalfOfId" = $1 WHERE "reason" = 'reason 2'`, [lender.id]);
    await expect(reasons(someone('hq'), { actorId: lender.id })).resolves.toEqual(['reason 2']);
    await expect(reasons(someone('hq'), { actorId: li.id })).resolves.toHaveLength(5);
  });

  it('pages without losing or doubling', async () => {
    const pages: string[][] = [];
    for (let cursor: string | undefined; pages.length === 0 || cursor;) {
      const { items, nextCursor } = await asking(someone('hq'), () => trail.page({ limit: 2, ...(cursor !== undefined && { cursor }) }));
      pages.push(items.map(({ reason }) => reason ?? ''));
      cursor = nextCursor ?? undefined;
    }
    expect(pages).toEqual([['reason 4', 'reason 3'], ['reason 2', 'reason 1'], ['reason 0']]);
  });
});
