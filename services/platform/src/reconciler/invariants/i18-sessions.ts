import { breakingRows } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

/** I18 (R14): sees the sessions of other roles only with the right to (`pg_read_all_stats`). */
export const sessions: Invariant = {
  id: 'I18',
  sentence: 'No session stands idle in a transaction',
  find: (reading, { idleSeconds }) =>
    breakingRows(
      reading,
      SERVICES.map((service) => ({
        service,
        what: 'a session stands idle in a transaction',
        over: 'pg_stat_activity WHERE datname = current_database()',
        sql: `SELECT pid, usename AS "role", application_name AS "application", state, state_change AS "since" FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'reconciler'
                 AND state LIKE 'idle in transaction%' AND state_change < clock_timestamp() - make_interval(secs => $1)`,
        parameters: [idleSeconds],
      })),
    ),
};
