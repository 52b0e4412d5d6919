import type { Shape } from '@tradewind/kernel/operation';
import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type LookUp = Storage['getTargetValidationMetadatas'];
type Rules = ReturnType<LookUp>;
export type Rule = Rules[number];

/** What class-validator knows of a class and of those it extends. */
export const rulesOf = (type: Shape): Rules => getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);

/**
 * class-validator goes through the rules of all classes, some thousand, for each object it checks: 9 % of all that a platform did under
 * test (docs/performance.md). A class gets its rules while its module is loaded; what was found for it once is found again.
 */
export function rememberRules(storage: Storage = getMetadataStorage()): void {
  const found = new Map<unknown, Rules>();
  const lookUp: LookUp = storage.getTargetValidationMetadatas.bind(storage);
  const add = storage.addValidationMetadata.bind(storage);
  storage.addValidationMetadata = (rule) => {
    found.clear();
    add(rule);
  };
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length) return lookUp(target, schema, always, strictGroups, groups);
    const known = found.get(target) ?? lookUp(target, schema, always, strictGroups, groups);
    found.set(target, known);
    return known;
  };
}
