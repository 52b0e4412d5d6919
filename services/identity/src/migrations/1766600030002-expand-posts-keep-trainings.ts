import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

/** Who keeps the record of trainings, and who reads it, as the standard posts have it from now on (CON-20). */
export const POSTS_KEEP_TRAININGS: readonly (readonly [post: string, permissions: readonly string[]])[] = [
  ['hr-officer', ['training:read', 'training:manage']],
  ['general-manager', ['training:read']],
  ['legal-officer', ['training:read']],
  ['auditor', ['training:read']],
];

/** A company that was founded before. */
export class ExpandPostsKeepTrainings1766600030002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [post, permissions] of POSTS_KEEP_TRAININGS) await giveTo(db, post, 'company', permissions);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post, permissions] of POSTS_KEEP_TRAININGS) await takeFrom(db, post, permissions);
  }
}
