import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox by partition with its guard, what waits and what was put aside (R1–R4, R12; decisions 24 and 25). */
export class EventCore1764300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await partitionedOutbox(db);
    await db.query(KEEP);
    await db.query('SELECT "outbox_keep"()');
    await takeOver(db);
    await db.query(IN_ORDER);
    await db.query(`CREATE TRIGGER "outbox_in_order" BEFORE INSERT ON "outbox" FOR EACH ROW EXECUTE FUNCTION "outbox_in_order"()`);
    await besides(db);
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER "outbox_in_order" ON "outbox"`);
    for (const name of ['outbox_in_order', 'outbox_keep']) await db.query(`DROP FUNCTION "${name}"()`);
    for (const table of ['inbox_pending', 'aggregate_cursor', 'outbox_stream', 'outbox_parked', 'outbox_head']) await db.query(`DROP TABLE "${table}"`);
    await db.query(`DELETE FROM "dead_letter" WHERE "state" <> 'dead'`);
    await db.query(`DROP INDEX "dead_letter_of_aggregate"`);
    for (const column of ['id', 'source', 'type', 'aggregateType', 'aggregateId', 'aggregateSeq', 'org', 'branch', 'state'])
      await db.query(`ALTER TABLE "dead_letter" DROP COLUMN "${column}"`);
    await db.query(`ALTER SEQUENCE "outbox_position_seq" OWNED BY NONE`);
    await db.query(`CREATE TABLE "outbox_whole" ("id" uuid NOT NULL, "position" bigint NOT NULL DEFAULT nextval('outbox_position_seq'), "type" text NOT NULL,
      "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL, "aggregateSeq" integer NOT NULL, "occurredAt" TIMESTAMP WITH TIME ZONE NOT NULL,
      "org" text NOT NULL, "branch" text NOT NULL, "actorId" uuid NOT NULL, "traceparent" text, "payload" jsonb NOT NULL,
      "publishedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`);
    await db.query(`INSERT INTO "outbox_whole" SELECT "id", "position", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org",
      "branch", "actorId", "traceparent", "payload", "publishedAt" FROM "outbox"`);
    await db.query(`DROP TABLE "outbox"`);
    await db.query(`ALTER TABLE "outbox_whole" RENAME TO "outbox"`);
    await db.query(`ALTER SEQUENCE "outbox_position_seq" OWNED BY "outbox"."position"`);
    await db.query(`CREATE UNIQUE INDEX "outbox_aggregate_seq" ON "outbox" ("aggregateType", "aggregateId", "aggregateSeq")`);
    await db.query(`CREATE INDEX "outbox_unpublished" ON "outbox" ("position") WHERE "publishedAt" IS NULL`);
  }
}

async function partitionedOutbox(db: QueryRunner): Promise<void> {
  await db.query(`ALTER TABLE "outbox" RENAME TO "outbox_whole"`);
  await db.query(`ALTER TABLE "outbox_whole" RENAME CONSTRAINT "outbox_pkey" TO "outbox_whole_pkey"`);
  await db.query(`DROP INDEX "outbox_unpublished"`);
  await db.query(`ALTER SEQUENCE "outbox_position_seq" OWNED BY NONE`);
  await db.query(`CREATE TABLE "outbox" ("position" bigint NOT NULL DEFAULT nextval('outbox_position_seq'),
    "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "id" uuid NOT NULL, "type" text NOT NULL, "aggregateType" text NOT NULL,
    "aggregateId" uuid NOT NULL, "aggregateSeq" integer NOT NULL, "previous" jsonb NOT NULL DEFAULT '{}', "occurredAt" TIMESTAMP WITH TIME ZONE NOT NULL,
    "org" text NOT NULL, "branch" text NOT NULL, "actorId" uuid NOT NULL, "traceparent" text, "payload" jsonb NOT NULL,
    "publishedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("position", "recordedAt")) PARTITION BY RANGE ("recordedAt")`);
  await db.query(`ALTER SEQUENCE "outbox_position_seq" OWNED BY "outbox"."position"`);
  await db.query(`CREATE INDEX "outbox_of_aggregate" ON "outbox" ("aggregateType", "aggregateId", "aggregateSeq")`);
  await db.query(`CREATE INDEX "outbox_unpublished" ON "outbox" ("position") WHERE "publishedAt" IS NULL`);
  // for weeks nobody has made a partition for: a write never fails for want of one
  await db.query(`CREATE TABLE "outbox_default" PARTITION OF "outbox" DEFAULT`);
}

/** What the outbox held before, with its sequences. */
async function takeOver(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "outbox_head" ("aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL, "seq" integer NOT NULL, "byType" jsonb NOT NULL,
    PRIMARY KEY ("aggregateType", "aggregateId")) WITH (fillfactor = 80)`);
  await db.query(`INSERT INTO "outbox" ("position", "id", "type", "aggregateType", "aggregateId", "aggregateSeq", "previous", "occurredAt", "org", "branch",
      "actorId", "traceparent", "payload", "publishedAt")
    SELECT "position", "id", "type", "aggregateType", "aggregateId", "aggregateSeq", COALESCE((SELECT jsonb_object_agg(b."type", b."seq") FROM (
        SELECT "type", max("aggregateSeq") AS "seq" FROM "outbox_whole" e WHERE e."aggregateType" = o."aggregateType" AND e."aggregateId" = o."aggregateId"
          AND e."aggregateSeq" < o."aggregateSeq" GROUP BY "type") b), '{}'),
      "occurredAt", "org", "branch", "actorId", "traceparent", "payload", "publishedAt" FROM "outbox_whole" o`);
  await db.query(`INSERT INTO "outbox_head" SELECT "aggregateType", "aggregateId", max("seq"), jsonb_object_agg("type", "seq") FROM (
      SELECT "aggregateType", "aggregateId", "type", max("aggregateSeq") AS "seq" FROM "outbox_whole" WHERE "aggregateId" <> "id" GROUP BY 1, 2, 3) t GROUP BY 1, 2`);
  await db.query(`DROP TABLE "outbox_whole"`);
}

async function besides(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "outbox_parked" ("eventId" uuid NOT NULL, "type" text NOT NULL, "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL,
    "aggregateSeq" integer NOT NULL, "reason" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("eventId"))`);
  await db.query(`CREATE INDEX "outbox_parked_of_aggregate" ON "outbox_parked" ("aggregateType", "aggregateId")`);
  await db.query(`CREATE TABLE "outbox_stream" ("stream" text NOT NULL, "created" text NOT NULL, "lastSeq" bigint NOT NULL, "behind" bigint,
    PRIMARY KEY ("stream"))`);
  await db.query(`CREATE TABLE "aggregate_cursor" ("source" text NOT NULL, "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL, "seq" integer NOT NULL,
    PRIMARY KEY ("source", "aggregateType", "aggregateId")) WITH (fillfactor = 80)`);
  await db.query(`CREATE TABLE "inbox_pending" ("eventId" uuid NOT NULL, "source" text NOT NULL, "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL,
    "aggregateSeq" integer NOT NULL, "envelope" jsonb NOT NULL, "why" text NOT NULL, "attempts" integer NOT NULL DEFAULT 0,
    "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "nextAt" TIMESTAMP WITH TIME ZONE, "regardless" boolean NOT NULL DEFAULT false,
    PRIMARY KEY ("eventId"))`);
  await db.query(`CREATE INDEX "inbox_pending_of_aggregate" ON "inbox_pending" ("source", "aggregateType", "aggregateId", "aggregateSeq")`);
  await db.query(`CREATE INDEX "inbox_pending_due" ON "inbox_pending" ("nextAt")`);
  await db.query(`ALTER TABLE "dead_letter" ADD COLUMN "id" uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN "source" text, ADD COLUMN "type" text,
    ADD COLUMN "aggregateType" text, ADD COLUMN "aggregateId" uuid, ADD COLUMN "aggregateSeq" integer, ADD COLUMN "org" text, ADD COLUMN "branch" text,
    ADD COLUMN "state" text NOT NULL DEFAULT 'dead'`);
  await db.query(`UPDATE "dead_letter" SET "source" = split_part("envelope"->>'type', '.', 1), "type" = "envelope"->>'type',
    "aggregateType" = "envelope"->>'aggregateType', "aggregateId" = ("envelope"->>'aggregateId')::uuid,
    "aggregateSeq" = ("envelope"->>'aggregateSeq')::int, "org" = "envelope"->>'org', "branch" = "envelope"->>'branch'`);
  for (const column of ['source', 'type', 'aggregateType', 'aggregateId', 'aggregateSeq', 'org', 'branch'])
    await db.query(`ALTER TABLE "dead_letter" ALTER COLUMN "${column}" SET NOT NULL`);
  await db.query(`CREATE UNIQUE INDEX "dead_letter_id" ON "dead_letter" ("id")`);
  await db.query(`CREATE INDEX "dead_letter_of_aggregate" ON "dead_letter" ("source", "aggregateType", "aggregateId", "aggregateSeq")`);
}

/**
 * A unique key of a partitioned table would need the time in it. So the sequence is guarded here: each event is the next
 * one of its aggregate or the transaction fails. What it leaves behind is what consumers need to notice a gap (R4).
 * A fact that is its own aggregate has no order to keep.
 */
const IN_ORDER = `CREATE FUNCTION "outbox_in_order"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head record;
BEGIN
  IF NEW."aggregateId" = NEW."id" THEN RETURN NEW; END IF;
  IF NEW."aggregateSeq" = 1 THEN
    INSERT INTO "outbox_head" VALUES (NEW."aggregateType", NEW."aggregateId", 1, jsonb_build_object(NEW."type", 1));
    RETURN NEW;
  END IF;
  SELECT "seq", "byType" INTO head FROM "outbox_head" WHERE "aggregateType" = NEW."aggregateType" AND "aggregateId" = NEW."aggregateId" FOR UPDATE;
  IF head."seq" IS DISTINCT FROM NEW."aggregateSeq" - 1 THEN
    RAISE unique_violation USING MESSAGE = format('event %s of %s %s cannot follow %s', NEW."aggregateSeq", NEW."aggregateType", NEW."aggregateId", head."seq"),
      CONSTRAINT = 'outbox_in_order';
  END IF;
  UPDATE "outbox_head" SET "seq" = NEW."aggregateSeq", "byType" = "byType" || jsonb_build_object(NEW."type", NEW."aggregateSeq")
    WHERE "aggregateType" = NEW."aggregateType" AND "aggregateId" = NEW."aggregateId";
  NEW."previous" := head."byType";
  RETURN NEW;
END $$`;

/**
 * Makes partitions for the weeks to come, and drops weeks of which everything was published more than 14 days ago.
 * The service may call it and can do no other thing to a partition: it runs as the owner and takes no arguments.
 */
const KEEP = `CREATE FUNCTION "outbox_keep"() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
  this_week timestamp := date_trunc('week', now() AT TIME ZONE 'UTC');
  app text := replace(current_user, '_owner', '_app');
  starts timestamptz; ends timestamptz; part text; kept boolean; dropped integer := 0;
BEGIN
  FOR n IN -1..4 LOOP
    starts := (this_week + n * interval '7 days') AT TIME ZONE 'UTC';
    ends := (this_week + (n + 1) * interval '7 days') AT TIME ZONE 'UTC';
    part := 'outbox_' || to_char(this_week + n * interval '7 days', 'YYYYMMDD');
    CONTINUE WHEN to_regclass(format('public.%I', part)) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE "outbox" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)', part);
    EXECUTE format('WITH moved AS (DELETE FROM "outbox_default" WHERE "recordedAt" >= %L AND "recordedAt" < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
      starts, ends, part);
    EXECUTE format('ALTER TABLE "outbox" ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, starts, ends);
    IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN EXECUTE format('REVOKE ALL ON %I FROM %I', part, app); END IF;
  END LOOP;
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'public.outbox'::regclass
    AND c.relname ~ '^outbox_[0-9]{8}$' AND to_date(right(c.relname, 8), 'YYYYMMDD') + 21 <= (now() AT TIME ZONE 'UTC')::date
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE "publishedAt" IS NULL OR "publishedAt" > now() - interval ''14 days'')', part) INTO kept;
    CONTINUE WHEN kept;
    EXECUTE format('ALTER TABLE "outbox" DETACH PARTITION %I', part);
    EXECUTE format('DROP TABLE %I', part);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$`;

const RIGHTS = `DO $$ DECLARE app text := replace(current_user, '_owner', '_app'); BEGIN
  REVOKE ALL ON FUNCTION "outbox_keep"() FROM PUBLIC;
  IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('GRANT EXECUTE ON FUNCTION "outbox_keep"() TO %I', app);
    EXECUTE format('REVOKE ALL ON "outbox_default" FROM %I', app);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON "outbox" FROM %I', app);
    EXECUTE format('GRANT UPDATE ("publishedAt") ON "outbox" TO %I', app);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "outbox_head" FROM %I', app);
  END IF; END $$`;
