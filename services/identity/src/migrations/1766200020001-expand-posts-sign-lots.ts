import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveTo, takeFrom } from './posts-may.js';

const SIGNS = ['contract:sign-lot'];

/** A company that was founded before: its sales managers sign exclusive-lot contracts (CON-10). */
export class ExpandPostsSignLots1766200020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await giveTo(db, 'sales-manager', 'branch', SIGNS);
  }

  async down(db: QueryRunner): Promise<void> {
    await takeFrom(db, 'sales-manager', SIGNS);
  }
}
