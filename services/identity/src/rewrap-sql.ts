/** Condition: the sealed text in `column` names one of these keys (`KeyRing.seal`). */
export const liesUnderOneOf = (column: string, keys: string): string =>
  `EXISTS (SELECT 1 FROM unnest(${keys}::text[]) AS k WHERE starts_with(${column}, k || '.'))`;
