import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreateSignIn1763780000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "session" (${AGGREGATE}, "address" text NOT NULL, "userAgent" text NOT NULL, "secondFactor" boolean NOT NULL, "tokenHash" text NOT NULL,
      "usedHashes" jsonb NOT NULL, "openedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "lastUsedAt" TIMESTAMP WITH TIME ZONE NOT NULL,
      "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "endedAt" TIMESTAMP WITH TIME ZONE, "endedBecause" text, PRIMARY KEY ("id"))`);
    await db.query(`CREATE INDEX "session_owner" ON "session" ("ownerId", "expiresAt")`);
    await db.query(
      `CREATE TABLE "second_factor" (${AGGREGATE}, "sealedSecret" text NOT NULL, "confirmed" boolean NOT NULL, "lastStep" integer NOT NULL, "recoveryHashes" jsonb NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "second_factor_owner" ON "second_factor" ("ownerId")`);
    await db.query(
      `CREATE TABLE "sign_in_limit" ("key" text NOT NULL, "tries" integer NOT NULL, "lastAt" TIMESTAMP WITH TIME ZONE NOT NULL, "blockedUntil" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "outside_sign_in" ("stateHash" text NOT NULL, "nonce" text NOT NULL, "codeVerifier" text NOT NULL, "startedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("stateHash"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['outside_sign_in', 'sign_in_limit', 'second_factor', 'session']) await db.query(`DROP TABLE "${table}"`);
  }
}
