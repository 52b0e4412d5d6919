import { Aggregate } from '@tradewind/domain/aggregate';
import { newId } from '@tradewind/kernel/ids';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { Column, Entity } from 'typeorm';
import { asking, commanding, someone, THE_PLATFORM } from '../../../../e2e/support/bench/calls.ts';
import { noteNotFound } from '../../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../../e2e/support/bench/own-database.ts';
import { countOpenWork, handOpenWork, type OpenWork } from './open-work.js';

@Entity('matter')
class Matter extends Aggregate<Matter> {
  @Column('text') readonly status!: string;
  @Column('text') readonly ownerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('jsonb', { nullable: true }) readonly review!: object | null;

  static with(fields: Partial<Matter> & { readonly ownerId: string }): Matter {
    const { ownerId } = fields;
    const usual = { status: 'open', ownerName: '王芳', salesRepId: ownerId, review: null };
    return Matter.born({ org: 'hq.bj.sales', branch: 'bj', ownerId }, { ...usual, ...fields });
  }
}

class MatterRepository extends AggregateRepository<Matter> {
  constructor(db: Database) {
    super(db, Matter, (id) => noteNotFound({ id }));
  }
}

const WORK: OpenWork = {
  kind: 'matters',
  entity: Matter,
  person: 'ownerId',
  personName: 'ownerName',
  also: ['salesRepId'],
  over: ['closed'],
  reviewedIn: ['in-review'],
};
const [leaver, successor] = [newId(), newId()];
const handing = { fromId: leaver, toId: successor, toName: '赵磊' };

describe('CUS-14 Open work goes to the successor', () => {
  let own: OwnDatabase;
  beforeAll(async () => {
    own = await anOwnDatabase(Matter);
  });
  beforeEach(() => own.rows('TRUNCATE "matter", "audit"'));
  afterAll(() => own.drop());

  const stored = (fields: Partial<Matter> = {}) =>
    commanding(own.db, THE_PLATFORM, () => new MatterRepository(own.db).add(Matter.with({ ownerId: leaver, ...fields })));
  const hand = (works = [WORK]) => commanding(own.db, THE_PLATFORM, () => handOpenWork(own.db, works, handing));
  const row = async (id: string) => (await own.rows<Matter>('SELECT * FROM "matter" WHERE "id" = $1', [id]))[0];

  it('with every column that names the person, one version more, and a trace of each row', async () => {
    const { id } = await stored();
    expect(await hand()).toEqual([{ kind: 'matters', count: 1, moves: true }]);
    expect(await row(id)).toMatchObject({ ownerId: successor, ownerName: '赵磊', salesRepId: successor, version: 2 });
    expect(await own.rows('SELECT "aggregateType", "version", "changes" FROM "audit" WHERE "aggregateId" = $1 ORDER BY "position" DESC LIMIT 1', [id])).toEqual(
      [{ aggregateType: 'Matter', version: 2, changes: { ownerId: { before: leaver, after: successor } } }],
    );
  });

  it('and nobody else’s, and nothing that is over', async () => {
    const others = await stored({ ownerId: newId() });
    const closed = await stored({ status: 'closed' });
    expect(await hand()).toEqual([{ kind: 'matters', count: 0, moves: true }]);
    for (const { id, ownerId } of [others, closed]) expect(await row(id)).toMatchObject({ ownerId, version: 1 });
  });

  it('but not where the successor has decided in a review that still counts (ORG-14)', async () => {
    const review = { steps: [{ step: 'sales', by: null, onBehalfOf: { id: successor, name: '赵磊' } }] };
    const judged = await stored({ status: 'in-review', review });
    const done = await stored({ status: 'effective', review });
    const byOthers = await stored({ status: 'in-review', review: { steps: [{ step: 'sales', by: newId() }] } });
    expect(await hand()).toEqual([
      { kind: 'matters', count: 2, moves: true },
      { kind: 'matters', count: 1, moves: false },
    ]);
    expect(await row(judged.id)).toMatchObject({ ownerId: leaver });
    for (const { id } of [done, byOthers]) expect(await row(id)).toMatchObject({ ownerId: successor });
  });

  it('nor what is personal', async () => {
    const { id } = await stored();
    const personal: OpenWork = { ...WORK, stays: true };
    expect(await hand([personal])).toEqual([{ kind: 'matters', count: 1, moves: false }]);
    expect(await row(id)).toMatchObject({ ownerId: leaver });
  });

  it('is counted within reach of who asks', async () => {
    await stored();
    const seenBy = (org: string) => asking(someone(org), () => countOpenWork(own.db, [WORK], leaver));
    expect(await seenBy('hq.bj')).toEqual([{ kind: 'matters', count: 1, moves: true }]);
    expect(await seenBy('hq.cd')).toEqual([{ kind: 'matters', count: 0, moves: true }]);
  });
});
