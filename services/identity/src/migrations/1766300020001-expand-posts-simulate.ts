import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

/** Whoever drafts, approves or audits policies may try them on what has happened (XCT-01). */
export const POSTS_SIMULATE: readonly string[] = ['administrator', 'auditor', 'general-manager', 'sales-vp'];

/** A company that was founded before. */
export class ExpandPostsSimulate1766300020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const post of POSTS_SIMULATE) await giveTo(db, post, 'company', ['policy:simulate']);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const post of POSTS_SIMULATE) await takeFrom(db, post, ['policy:simulate']);
  }
}
