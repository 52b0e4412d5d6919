import { useMemo } from 'react';
import { useUnits } from '../../api/reference.js';
import type { Option } from '../../components/index.js';

/** Branches, and head office where it sells by itself, by their codes. */
export function useBranches(): { readonly options: readonly Option[]; readonly nameOf: (code: string) => string } {
  const units = useUnits();
  return useMemo(() => {
    const branches = [...units.values()].filter(({ kind }) => kind === 'branch' || kind === 'hq');
    const names = new Map(branches.map(({ branchCode, name }) => [branchCode, name]));
    return { options: [...names].map(([value, label]) => ({ value, label })), nameOf: (code) => names.get(code) ?? code.toUpperCase() };
  }, [units]);
}
