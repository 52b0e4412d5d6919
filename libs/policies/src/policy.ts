import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Shape } from '@tradewind/kernel/operation';

/** A kind of rule value: its key, its shape, and the requirements it serves. The values themselves are data. */
export interface PolicyKind<V extends object = object> {
  readonly key: string;
  readonly value: Shape<V>;
  readonly requirements: readonly string[];
}

export const definePolicy = <V extends object>(key: string, value: Shape<V>, requirements: readonly string[]): PolicyKind<V> => ({ key, value, requirements });

/** A policy value as it was used for a decision. */
export interface PolicyInForce<V extends object> {
  readonly value: V;
  /** `sla@3`: goes into the audit row and into refusals. */
  readonly version: string;
}

/** What is wrong with a value of this kind; empty when nothing is. */
export function problemsOf(kind: PolicyKind, value: object): readonly string[] {
  const errors = validateSync(plainToInstance(kind.value, value), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  return errors.flatMap((error) => sentences(error));
}

const sentences = ({ constraints = {}, children = [], property }: ValidationError): string[] => [
  ...Object.values(constraints),
  ...children.flatMap((child) => sentences(child).map((sentence) => `${property}: ${sentence}`)),
];
