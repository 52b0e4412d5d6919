import { Fault } from '@tradewind/kernel/fault';

/** Code of what refuses this; null where nothing does. For rules that throw, asked about something that is over. */
export function refusalOf(attempt: () => void): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}
