import {
  draftedTwice,
  kindNotReplayable,
  nothingToSimulate,
  onlyDraftsAreSimulated,
  simulationPeriodWrong,
  type SimulatePolicies,
  type SimulatedDraftView,
  type SimulationStatus,
} from '@tradewind/contracts/policies/simulations.api';
import { REPLAYED_BY, REPLAYING, type ReplayedView, type Replaying } from '@tradewind/contracts/policies/replays.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf } from '@tradewind/kernel/actor';
import { Tally } from '@tradewind/policies/tally';
import { Column, Entity, Index } from 'typeorm';
import type { Policy } from './policy.js';

const next = stateMachine<SimulationStatus>()({
  finish: { from: ['running'], to: 'done' },
  fail: { from: ['running'], to: 'failed' },
});

const LONGEST_DAYS = 366;
/** Not a policy, and simulated beside them: the contracts service knows its words. */
const TEMPLATE = 'contract-template';

type Draft = Pick<Policy, 'id' | 'key' | 'org' | 'value' | 'status'>;

/** Draft policies tried on what has happened (推演): who tried which, on which period, and what the difference would have been (XCT-01). */
@Entity('simulation')
@Index('simulation_org', ['org'])
@Index('simulation_status', ['status'])
export class Simulation extends Aggregate<Simulation> {
  static readonly life = { status: next };
  static readonly unaudited = ['result'] as const;

  @Column('text') readonly status!: SimulationStatus;
  @Column('date') readonly from!: string;
  @Column('date') readonly to!: string;
  @Column('text') readonly reason!: string;
  @Column('jsonb') readonly drafts!: readonly SimulatedDraftView[];
  @Column('text') readonly requestedByName!: string;
  @Column('timestamptz') readonly requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) readonly finishedAt: Date | null = null;
  @Column('jsonb', { nullable: true }) readonly result: ReplayedView | null = null;
  /** Of the result: in the audit trail, where the figures themselves are not. */
  @Column('text', { nullable: true }) readonly resultHash: string | null = null;
  @Column('text', { nullable: true }) readonly failure: string | null = null;

  /** `against`: the version that is in force for each draft's unit, where there is one. */
  static request(
    { from, to, reason, templateIds = [] }: SimulatePolicies,
    drafts: readonly Draft[],
    against: ReadonlyMap<string, string>,
    by: Actor,
    at: Date,
  ): Simulation {
    if (drafts.length + templateIds.length === 0) throw nothingToSimulate();
    assertDrafts(drafts);
    assertPast(from, to, at);
    const templates = templateIds.map((id) => ({ id, key: TEMPLATE, org: companyOf(by), value: { templateId: id } }));
    const all = [...drafts, ...templates];
    return Simulation.born(
      { org: commonUnit(all.map(({ org }) => org)), branch: homeOf(by).branch, ownerId: by.id },
      {
        ...{ status: 'running', from, to, reason, requestedByName: by.name, requestedAt: at },
        drafts: all.map(({ id, key, org, value }) => ({ policyId: id, key, org, value, against: against.get(id) ?? null })),
      },
    );
  }

  /** Whose facts the drafts decide. */
  services(): readonly Replaying[] {
    const wanted = new Set(this.drafts.flatMap(({ key }) => replayedBy(key)));
    return REPLAYING.filter((service) => wanted.has(service));
  }

  finish(pieces: readonly ReplayedView[], at: Date): void {
    const result = Tally.of(pieces).view();
    this.change({ status: next('finish', this.status), result, resultHash: contentHash(result), finishedAt: at });
  }

  fail(failure: string, at: Date): void {
    this.change({ status: next('fail', this.status), failure, finishedAt: at });
  }
}

const replayedBy = (key: string): readonly Replaying[] => (REPLAYED_BY as Readonly<Record<string, readonly Replaying[]>>)[key] ?? [];

function assertDrafts(drafts: readonly Draft[]): void {
  for (const [i, { key, org, status }] of drafts.entries()) {
    if (status !== 'proposed') throw onlyDraftsAreSimulated({ key, status });
    if (replayedBy(key).length === 0) throw kindNotReplayable({ key, known: Object.keys(REPLAYED_BY).filter((known) => known !== TEMPLATE) });
    if (drafts.findIndex((other) => other.key === key && other.org === org) !== i) throw draftedTwice({ key, org });
  }
}

function assertPast(from: string, to: string, at: Date): void {
  const today = businessDate(at);
  if (from > to || to > today || to > addDays(from, LONGEST_DAYS)) throw simulationPeriodWrong({ from, to, today });
}

const companyOf = (by: Actor): string => homeOf(by).org.split('.')[0] ?? '';

/** `hq.bj.sales` and `hq.bj` lie in `hq.bj`. */
function commonUnit([first = '', ...others]: readonly string[]): string {
  const parts = first.split('.');
  const shared = parts.findIndex((part, i) => others.some((other) => other.split('.')[i] !== part));
  return parts.slice(0, shared === -1 ? parts.length : shared).join('.');
}
