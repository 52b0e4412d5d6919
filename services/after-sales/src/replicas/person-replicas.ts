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
}
