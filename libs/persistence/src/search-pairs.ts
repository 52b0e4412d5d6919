import type { QueryRunner } from 'typeorm';
import type { Bind } from './statement.js';

/** Whatever is typed into a search box is at least this long before an index can help. */
const A_PAIR = 2;

/**
 * Each two characters that follow each other. Chinese words have two: an index of three (pg_trgm) does not find 渝北, and pinyin
 * initials and numbers are found by their pairs as well. The same function makes the index and takes the question apart.
 */
const PAIRS = `CREATE OR REPLACE FUNCTION "search_pairs"("words" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500
  RETURN ARRAY(SELECT substr("words", i, 2) FROM generate_series(1, char_length("words") - 1) AS i)`;

/**
 * The same pairs, and the beginnings of numbers behind a dash, from four digits on: of a number in which each pair is in every tenth
 * row, `-000123` is in one. Characters are told apart once: to cut each pair out of a text of Chinese reads it from its beginning each time.
 */
const PIECES = `CREATE OR REPLACE FUNCTION "search_pieces"("words" text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
  DECLARE pieces text[] := '{}'; one text; before text; number text;
  BEGIN
    FOREACH one IN ARRAY string_to_array("words", NULL) LOOP
      IF before IS NOT NULL THEN pieces := pieces || (before || one); END IF;
      before := one;
      IF one = '-' THEN number := one;
      ELSIF number IS NOT NULL THEN
        IF one COLLATE "C" BETWEEN '0' AND '9' THEN
          number := number || one;
          IF length(number) > 4 THEN pieces := pieces || number; END IF;
        ELSE number := NULL;
        END IF;
      END IF;
    END LOOP;
    RETURN pieces;
  END $$`;

/** What new rows bring is put into the index at this size: until then every search goes through it, at 4 MB for longer than through the index. */
const PENDING_KB = 256;

/** For a table that grows with the company, while people are at work; in place of the index of pairs alone. */
export async function indexPieces(db: QueryRunner, table: string): Promise<void> {
  await db.query('SET statement_timeout = 0');
  await db.query(PIECES);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${table}_search_pieces"`); // what a try that was cut off has left
  await db.query(
    `CREATE INDEX CONCURRENTLY "${table}_search_pieces" ON "${table}" USING gin ("search_pieces"("search")) WITH (gin_pending_list_limit = ${PENDING_KB})`,
  );
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${table}_search_pairs"`);
  await db.query('RESET statement_timeout');
}

/** Back to the index of pairs. */
export async function dropPieces(db: QueryRunner, table: string): Promise<void> {
  await indexPairs(db, table);
  await db.query(`DROP INDEX CONCURRENTLY "${table}_search_pieces"`);
}

/** As it was first; `indexPieces` takes its place. */
export async function indexPairs(db: QueryRunner, table: string): Promise<void> {
  await db.query('SET statement_timeout = 0');
  await db.query(PAIRS);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${table}_search_pairs"`); // what a try that was cut off has left
  await db.query(`CREATE INDEX CONCURRENTLY "${table}_search_pairs" ON "${table}" USING gin ("search_pairs"("search"))`);
  await db.query('RESET statement_timeout');
}

export const dropPairs = (db: QueryRunner, table: string): Promise<unknown> => db.query(`DROP INDEX "${table}_search_pairs"`);

/** Narrows a search down to the rows that have all pieces; that they stand in this order is still to be looked at. */
export const hasPieces = (column: string, words: string, bind: Bind): string =>
  [...words].length < A_PAIR ? '' : ` AND "search_pieces"(${column}) @> "search_pieces"(${bind(words)}::text)`;
