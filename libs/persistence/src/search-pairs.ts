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

/** For a table that grows with the company, while people are at work. */
export async function indexPairs(db: QueryRunner, table: string): Promise<void> {
  await db.query('SET statement_timeout = 0');
  await db.query(PAIRS);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${table}_search_pairs"`); // what a try that was cut off has left
  await db.query(`CREATE INDEX CONCURRENTLY "${table}_search_pairs" ON "${table}" USING gin ("search_pairs"("search"))`);
  await db.query('RESET statement_timeout');
}

export const dropPairs = (db: QueryRunner, table: string): Promise<unknown> => db.query(`DROP INDEX "${table}_search_pairs"`);

/** Narrows a search down to the rows that have all pairs; that they stand in this order is still to be looked at. */
export const hasPairs = (column: string, words: string, bind: Bind): string =>
  [...words].length < A_PAIR ? '' : ` AND "search_pairs"(${column}) @> "search_pairs"(${bind(words)}::text)`;
