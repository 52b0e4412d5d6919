import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Databases } from '../../chaos/stage/databases.ts';

/** With PROFILE_DIR set, each process leaves a CPU profile there when it stops, and PostgreSQL says where its own time went. */
export class Profiling {
  static readonly wanted = process.env.PROFILE_DIR ? new Profiling(process.env.PROFILE_DIR) : null;
  readonly postgresSettings = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on', track_io_timing: 'on' };
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What is started meanwhile is profiled. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    process.env.NODE_OPTIONS = `--cpu-prof --cpu-prof-interval=1000 --cpu-prof-dir=${this.folder}`;
    try {
      return await work();
    } finally {
      delete process.env.NODE_OPTIONS;
    }
  }

  /** Counts statements from now on. */
  async begin(databases: Databases): Promise<void> {
    await databases.asAdmin('customers', 'CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    await databases.asAdmin('customers', 'SELECT pg_stat_statements_reset()');
  }

  async statements(databases: Databases): Promise<void> {
    const rows = await databases.asAdmin<Record<string, string>>('customers', STATEMENTS);
    writeFileSync(join(this.folder, 'statements.txt'), rows.map((row) => Object.values(row).join('\t')).join('\n'));
  }
}

const STATEMENTS = `SELECT d.datname, s.calls::text, round((s.total_exec_time)::numeric, 1)::text AS exec_ms, round(s.total_plan_time::numeric, 1)::text AS plan_ms,
    round((1000 * s.total_exec_time / greatest(s.calls, 1))::numeric)::text AS us_each, s.shared_blks_dirtied::text, left(regexp_replace(s.query, '\\s+', ' ', 'g'), 160) AS query
  FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid ORDER BY s.total_exec_time + s.total_plan_time DESC LIMIT 40`;
