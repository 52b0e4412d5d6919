import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every service knows by itself which access was taken back: it refuses such tokens even when identity is away. */
export class AccessRevocation1763700000500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "access_revocation" ("subjectId" uuid NOT NULL, "sessionId" uuid NOT NULL, "issuedBefore" TIMESTAMP WITH TIME ZONE NOT NULL,
      "takenInAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("subjectId", "sessionId"))`);
    await db.query(`CREATE INDEX "access_revocation_recent" ON "access_revocation" ("takenInAt")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "access_revocation"`);
  }
}
