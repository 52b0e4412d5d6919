/**
 * For tests and the demo load: a few people do in a minute what a company does in a day, and the machine may be busy with other things.
 * What the limits do is proved where they are set low on purpose.
 */
export const unhurried: Readonly<Record<string, string>> = {
  QUOTA_PER_PERSON: '1000000',
  QUOTA_PER_ADDRESS: '1000000',
  POOL_WAIT_MS: '60000',
  REQUEST_BUDGET_MS: '60000',
  REQUEST_PATIENCE_MS: '60000',
  QUEUE_PATIENCE_MS: '60000',
  LOOP_LAG_LIMIT_MS: '60000',
};
