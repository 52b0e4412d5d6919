/** How long a database may keep anybody waiting (R14); the one place where it is said. */
export const DATABASE_BUDGETS = {
  statementMs: 5_000,
  lockMs: 2_000,
  idleInTransactionMs: 15_000,
  /** Until one of the connections is free; then the caller is told to come again. */
  poolWaitMs: 1_000,
  connections: 10,
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
