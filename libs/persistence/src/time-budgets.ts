/** How long a database may keep anybody waiting (R14); the one place where it is said. */
export const DATABASE_BUDGETS = {
  statementMs: 5_000,
  lockMs: 2_000,
  idleInTransactionMs: 15_000,
  /** Until one of the connections is free; then the caller is told to come again. */
  poolWaitMs: 1_000,
  connections: 10,
  /** An idle one is kept so long: to open another costs as much as many statements, and it must learn them all anew. */
  idleConnectionMs: 60_000,
} as const;

/** What each session of a service begins with. */
export const SESSION_OPTIONS = [
  `statement_timeout=${DATABASE_BUDGETS.statementMs}`,
  `lock_timeout=${DATABASE_BUDGETS.lockMs}`,
  `idle_in_transaction_session_timeout=${DATABASE_BUDGETS.idleInTransactionMs}`,
  'TimeZone=UTC',
  'DateStyle=ISO',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** A migration never makes the people at work queue behind it for longer (R18). */
const MIGRATION_LOCK_MS = 1_000;

export const MIGRATION_OPTIONS = `-c lock_timeout=${MIGRATION_LOCK_MS} -c statement_timeout=${DATABASE_BUDGETS.statementMs} -c TimeZone=UTC`;
