import type { SlaPolicy } from '@tradewind/policies/kinds';
import { Decimal } from 'decimal.js';

/** What a service contract in effect promises a customer (CON-17). */
export interface ServicePromise {
  readonly contractNo: string;
  readonly responseHours: string;
  readonly resolutionHours: string;
}

/** Hours that hold for a ticket, and the contracts they come from where these are tighter than the policy. */
interface HoursThatHold {
  readonly value: SlaPolicy;
  readonly promisedBy: readonly string[];
}

/** Of policy and contracts the tighter hours hold, for each clock on its own: a contract never makes a customer wait longer. */
export function withinPromises(policy: SlaPolicy, promises: readonly ServicePromise[]): HoursThatHold {
  const acknowledgeHours = tightest(policy.acknowledgeHours, promises, ({ responseHours }) => responseHours);
  const resolveHours = tightest(policy.resolveHours, promises, ({ resolutionHours }) => resolutionHours);
  const promisedBy = [...new Set([...acknowledgeHours.by, ...resolveHours.by])];
  return { value: { ...policy, acknowledgeHours: acknowledgeHours.hours, resolveHours: resolveHours.hours }, promisedBy };
}

function tightest(policy: string, promises: readonly ServicePromise[], of: (promise: ServicePromise) => string): { hours: string; by: readonly string[] } {
  const hours = Decimal.min(policy, ...promises.map(of));
  if (hours.eq(policy)) return { hours: policy, by: [] };
  return { hours: hours.toFixed(), by: promises.filter((promise) => hours.eq(of(promise))).map(({ contractNo }) => contractNo) };
}
