import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

/** Who takes files of customers in, and how widely, as the standard posts have it from now on (C-03). */
export const POSTS_IMPORT: readonly (readonly [post: string, breadth: string])[] = [
  ['regional-sales-manager', 'region'],
  ['sales-manager', 'branch'],
];
const IMPORTING = ['customer:import'];

/** A company that was founded before. */
export class ExpandPostsImport1767100020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [post, breadth] of POSTS_IMPORT) await giveTo(db, post, breadth, IMPORTING);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post] of POSTS_IMPORT) await takeFrom(db, post, IMPORTING);
  }
}
