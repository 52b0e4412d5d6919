import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

/** What the standard posts may from now on: approve deviations and templates (CON-07), track milestones (CON-15), register disputes (CON-19). */
export const POSTS_KEEP_CONTRACTS: readonly (readonly [post: string, breadth: string, permissions: readonly string[]])[] = [
  ['sales-vp', 'company', ['contract:review', 'contract:review-deviation-vp', 'template:endorse']],
  ['general-manager', 'company', ['contract:review', 'contract:review-deviation-head-office']],
  ['legal-officer', 'company', ['dispute:manage']],
  ['sales-manager', 'branch', ['contract:track']],
  ['sales-assistant', 'branch', ['contract:track']],
];

/** A company that was founded before: the sales vice president agrees to a template, and head office alone puts it into force. */
export class ExpandPostsApproveDeviations1765200020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await takeFrom(db, 'sales-vp', ['template:approve']);
    for (const [post, breadth, permissions] of POSTS_KEEP_CONTRACTS) await giveTo(db, post, breadth, permissions);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post, , permissions] of POSTS_KEEP_CONTRACTS) await takeFrom(db, post, permissions);
    await giveTo(db, 'sales-vp', 'company', ['template:approve']);
  }
}
