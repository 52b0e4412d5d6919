import type { ControlKind } from '@tradewind/contracts/policies/regulations.api';
import { CLOCKS } from '@tradewind/contracts/policies/clocks';
import { REGISTRY } from '@tradewind/contracts/registry';
import { POLICY_KINDS } from './kinds.js';

type Controls = ReadonlyMap<string, readonly string[]>;

const operations = REGISTRY.flatMap((api) => api.operations);
const isReview = ({ key }: { readonly key: string }): boolean => key.endsWith('-review');
const ofPolicies = (wanted: (kind: { readonly key: string }) => boolean): Controls =>
  new Map(POLICY_KINDS.filter(wanted).map(({ key, requirements }) => [key, requirements]));

function guards(): Controls {
  const faults = operations.flatMap(({ spec }) => spec.faults ?? []);
  return new Map(faults.filter(({ rule }) => rule !== undefined).map(({ code, rule }) => [code, rule ? [rule.requirement] : []]));
}

/**
 * Everything in the platform that a clause can be bound to, with the requirements it says it keeps (XCT-01): read from what is
 * declared, so that it cannot disagree with the code. Reports keep no requirement by themselves; the clause says which.
 */
export const CONTROLS: Readonly<Record<ControlKind, Controls>> = {
  guard: guards(),
  'approval-step': ofPolicies(isReview),
  value: ofPolicies((kind) => !isReview(kind)),
  clock: new Map(Object.entries(CLOCKS)),
  report: new Map(operations.filter(({ isCommand }) => !isCommand).map(({ id }) => [id, []])),
};

export const controlExists = (kind: ControlKind, key: string): boolean => CONTROLS[kind].has(key);
