import { Injectable } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import type { FindKpiFacts, KpiFactView } from '@tradewind/contracts/performance/facts.api';
import type { Figure } from '@tradewind/contracts/performance/kpis';
import { figureWithoutScorecard } from '@tradewind/contracts/performance/scorecards.api';
import { currentCall } from '@tradewind/kernel/call';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import { countIfAsked } from '@tradewind/persistence/row-count';
import { withinReach } from '@tradewind/persistence/scope';
import type { SelectQueryBuilder } from 'typeorm';
import { KpiFact } from './domain/kpi-fact.js';
import type { Scorecard } from './domain/scorecard.js';
import { Organisation } from './organisation.js';
import { ScorecardRepository } from './scorecard.repository.js';

/** Lists of facts: within reach, or behind a scorecard that is. */
@Injectable()
export class KpiFactsQueries {
  constructor(
    private readonly db: Database,
    private readonly scorecards: ScorecardRepository,
    private readonly organisation: Organisation,
  ) {}

  async list({ limit = 50, cursor, scorecardId, figure, ...filters }: FindKpiFacts): Promise<Page<KpiFactView>> {
    if (figure && !scorecardId) throw figureWithoutScorecard();
    const facts = this.db.reader().createQueryBuilder(KpiFact, 'it').where('true');
    if (scorecardId) behind(facts, factIdsOf(await this.scorecards.get(scorecardId), figure));
    else withinReach(facts, 'it', currentCall().reach, 'customerId');
    filtered(facts, filters);
    await countIfAsked(() => facts.clone().getCount());
    if (cursor) facts.andWhere('it.id < :after', { after: decodeCursor(cursor).id });
    const found = await facts
      .orderBy('it.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: await this.views(items), nextCursor: found.length > limit && last ? encodeCursor({ value: last.id, id: last.id }) : null };
  }

  private async views(facts: readonly KpiFact[]): Promise<KpiFactView[]> {
    const people = await this.organisation.people(facts.map(({ ownerId }) => ownerId));
    return facts.map(({ eventId: _, ownerId, ...fact }) => ({ ...fact, personId: ownerId, personName: people.get(ownerId)?.name ?? ownerId }));
  }
}

function behind(facts: SelectQueryBuilder<KpiFact>, ids: readonly string[]): void {
  facts.andWhere('it.id = ANY(:ids)', { ids });
}

function filtered(facts: SelectQueryBuilder<KpiFact>, { personId, month, kind }: Pick<FindKpiFacts, 'personId' | 'month' | 'kind'>): void {
  if (personId) facts.andWhere('it.ownerId = :personId', { personId });
  if (month) facts.andWhere('it.month = :month', { month });
  if (kind && kind.length > 0) facts.andWhere('it.kind IN (:...kind)', { kind });
}

/** The facts behind one figure of a scorecard, or behind all of them. */
function factIdsOf({ kpis, response, resolution }: Scorecard, figure: Figure | undefined): readonly string[] {
  const figures = [
    ...kpis.map(({ code, factIds }) => ({ code, factIds })),
    { code: 'response' as const, ...response },
    { code: 'resolution' as const, ...resolution },
  ];
  return [...new Set(figures.filter(({ code }) => figure === undefined || code === figure).flatMap(({ factIds }) => factIds))];
}
