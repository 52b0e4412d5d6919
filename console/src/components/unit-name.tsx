import { useCallback, type ReactNode } from 'react';
import { useUnits } from '../api/reference.js';

/** The name of a unit by its path, `hq.bj`; its own code where the reader may not see the organisation. */
export function useUnitName(): (path: string | null | undefined) => string {
  const units = useUnits();
  return useCallback((path) => (path ? (units.get(path)?.name ?? path.slice(path.lastIndexOf('.') + 1).toUpperCase()) : '—'), [units]);
}

export function UnitName({ path }: { readonly path: string | null | undefined }): ReactNode {
  return <span className="unit">{useUnitName()(path)}</span>;
}
