import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

const ANSWERING = ['requirement:read', 'requirement:review'];
const ASKING = ['requirement:read', 'requirement:request'];
const READING = ['requirement:read'];

/** Who asks whether a customer's requirements can be met, who answers, and who reads it, as the standard posts have it from now on (CON-04, CON-05). */
export const POSTS_REVIEW_REQUIREMENTS: readonly (readonly [post: string, breadth: string, permissions: readonly string[]])[] = [
  ['sales-rep', 'own', ASKING],
  ['account-manager', 'own', ASKING],
  ['sales-supervisor', 'unit', ASKING],
  ['sales-manager', 'branch', ASKING],
  ['regional-sales-manager', 'region', ASKING],
  ['branch-general-manager', 'branch', READING],
  ['general-manager', 'company', READING],
  ['sales-vp', 'company', READING],
  ['sales-director', 'company', READING],
  ['auditor', 'company', READING],
  ['production-planner', 'company', [...ANSWERING, 'requirement:review-production']],
  ['technician', 'company', [...ANSWERING, 'requirement:review-production']],
  ['quality-officer', 'company', [...ANSWERING, 'requirement:review-quality']],
  ['purchasing-officer', 'company', [...ANSWERING, 'requirement:review-purchasing']],
];

/** A post of its own from now on; what everybody may who works here is taken from the quality officer, who may just that besides. */
const PURCHASING = `INSERT INTO "post" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "key", "nameEn", "nameZh", "duties", "grants")
  SELECT gen_random_uuid(), 1, 0, "org", "branch", "ownerId", now(), now(), 'purchasing-officer', 'Purchasing officer', '采购员', '["评审客户要求的物料供应"]',
    (SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE NOT g ->> 'permission' = 'ticket:read')
  FROM "post" WHERE "key" = 'quality-officer' AND NOT EXISTS (SELECT FROM "post" WHERE "key" = 'purchasing-officer')`;

/** A company that was founded before: somebody asks, somebody answers. */
export class ExpandPostsReviewRequirements1766400020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PURCHASING);
    for (const [post, breadth, permissions] of POSTS_REVIEW_REQUIREMENTS) await giveTo(db, post, breadth, permissions);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post, , permissions] of POSTS_REVIEW_REQUIREMENTS) await takeFrom(db, post, permissions);
  }
}
