import { setTimeout as pause } from 'node:timers/promises';
import { callInProgress } from '@tradewind/kernel/call';
import { transactionsRetried } from './metrics.js';
import { isContention } from './database-trouble.js';

const MOST_RETRIES = 5;
const FIRST_PAUSE_MS = 20;

/** The one place where contention is answered by trying again: up to 5 times, with full jitter, and only while somebody waits (R7). */
export async function againWhenContended<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retry = 1; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      const ms = Math.random() * FIRST_PAUSE_MS * 2 ** retry;
      if (!isContention(error) || retry > MOST_RETRIES || timeLeft() <= ms) throw error;
      transactionsRetried.inc();
      await pause(ms);
    }
  }
}

/** Milliseconds that whoever asked still waits. */
export const timeLeft = (): number => (callInProgress()?.deadline ?? Number.MAX_SAFE_INTEGER) - Date.now();
