import { Injectable } from '@nestjs/common';
import { personChanged, type PersonChangedPayload, type PostFact } from '@tradewind/contracts/identity/organisation.events';
import { covers } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';

interface Colleague {
  readonly name: string;
  readonly posts: readonly PostFact[];
}

/** Keeps a copy of the colleagues and the posts they hold. */
@Injectable()
export class PersonReplicas {
  constructor(private readonly db: Database) {}

  @Consumes(personChanged)
  async keep({ personId, name, active, posts }: PersonChangedPayload): Promise<void> {
    await this.db.execute(
      `INSERT INTO "person_replica" ("personId", "name", "active", "posts") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("personId") DO UPDATE SET "name" = excluded."name", "active" = excluded."active", "posts" = excluded."posts"`,
      [personId, name, active, JSON.stringify(posts)],
    );
  }

  /** Somebody at work who holds one of these posts in a unit that the asking person reaches; null when they do not. */
  async holding(personId: string, posts: readonly string[]): Promise<Colleague | null> {
    const [found] = await this.db.query<Colleague>('SELECT "name", "posts" FROM "person_replica" WHERE "personId" = $1 AND "active"', [personId]);
    const { reach } = currentCall();
    const fits = found?.posts.some(({ post, org }) => posts.includes(post) && covers(reach, { org, ownerId: personId }));
    return found && fits ? found : null;
  }

  /** Somebody at work in one of these posts, in the branch or above the unit: the branch first, the posts in their order, the fewest open tickets. */
  async nearest({ org, branch }: { readonly org: string; readonly branch: string }, posts: readonly string[]): Promise<{ id: string; name: string } | null> {
    const [found] = await this.db.query<{ id: string; name: string }>(
      `SELECT p."personId" AS "id", p."name" FROM "person_replica" p
         CROSS JOIN LATERAL (SELECT bool_or(strpos('.' || (held->>'org') || '.', '.' || $2 || '.') > 0) AS "here", bool_or(starts_with($1 || '.', (held->>'org') || '.')) AS "above",
                min(array_position($3::text[], held->>'post')) AS "rank"
           FROM jsonb_array_elements(p."posts") AS held WHERE held->>'post' = ANY($3)) AS place
        WHERE p."active" AND (place."here" OR place."above")
        ORDER BY place."here" DESC, place."rank", (SELECT count(*) FROM "ticket" t WHERE t."handlerId" = p."personId" AND t."status" <> 'closed'), p."personId" LIMIT 1`,
      [org, branch, posts],
    );
    return found ?? null;
  }
}
