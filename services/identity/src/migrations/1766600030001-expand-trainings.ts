import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own: what runs beside it does not know it. */
export class ExpandTrainings1766600030001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "training" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL, "topic" text NOT NULL, "title" text NOT NULL, "heldOn" date NOT NULL, "taughtBy" text NOT NULL, "documentName" text NOT NULL, "documentHash" text NOT NULL, "tookPart" jsonb NOT NULL, "recordedBy" uuid NOT NULL, "voidBecause" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "training_topic_held" ON "training" ("topic", "heldOn")`);
    await db.query(`CREATE INDEX "training_status" ON "training" ("status")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "training"`);
  }
}
