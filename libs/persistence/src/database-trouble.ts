import { contended, databaseAway, databaseTooSlow } from '@tradewind/contracts/protocol-faults';
import { Fault } from '@tradewind/kernel/fault';
import { isStaleStatement } from './named-statements.js';

/** Serialization failure, deadlock, lock not available: the same work, done again, may well succeed (R7). */
const CONTENTION = new Set(['40001', '40P01', '55P03']);
/** Connection lost, refused or ended by the server, and no connection left. */
const AWAY = /^(08...|57P0[1-5]|25P0[34]|53300|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;
const AWAY_IN_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|QueryRunner(Provider)?AlreadyReleased/;
const QUERY_CANCELED = '57014';

export const isContention = (error: unknown): boolean => CONTENTION.has(codeOf(error)) || isStaleStatement(error);

/** What a caller is told when the database, and not the work, is at fault; anything else stays what it is. */
export function namedTrouble(error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const fault = faultOf(codeOf(error), `${error.name} ${error.message}`);
  return fault ? Object.assign(fault, { cause: error }) : error;
}

function faultOf(code: string, words: string): Fault | null {
  if (CONTENTION.has(code)) return contended();
  if (code === QUERY_CANCELED) return databaseTooSlow();
  return AWAY.test(code) || AWAY_IN_WORDS.test(words) ? databaseAway() : null;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
