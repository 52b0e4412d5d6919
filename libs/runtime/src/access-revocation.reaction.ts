import { Injectable } from '@nestjs/common';
import { accessRevoked, type AccessRevokedPayload } from '@tradewind/contracts/identity/sign-in.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { ALL_SESSIONS } from '@tradewind/persistence/access-revocation.entity';
import { Database } from '@tradewind/persistence/database';

/** Keeps this service's own list of access taken back; what is older than any token can be is forgotten. */
@Injectable()
export class AccessRevocationReaction {
  constructor(private readonly db: Database) {}

  @Consumes(accessRevoked)
  async keep({ subjectId, sessionId, issuedBefore }: AccessRevokedPayload): Promise<void> {
    await this.db.execute(
      `INSERT INTO "access_revocation" AS known ("subjectId", "sessionId", "issuedBefore") VALUES ($1, $2, $3)
       ON CONFLICT ("subjectId", "sessionId") DO UPDATE SET "issuedBefore" = greatest(known."issuedBefore", excluded."issuedBefore"), "takenInAt" = now()`,
      [subjectId, sessionId ?? ALL_SESSIONS, issuedBefore],
    );
    await this.db.execute(`DELETE FROM "access_revocation" WHERE "takenInAt" < now() - interval '1 day'`);
  }
}
