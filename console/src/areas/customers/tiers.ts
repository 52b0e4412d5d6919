import { useMay, useRead } from '../../api/call.js';
import type { Option } from '../../components/index.js';

interface Scheme {
  readonly tiers: readonly { readonly code: string; readonly name: string }[];
}

/** The tiers in force for a unit (CUS-07), to choose from; empty where there are none or the reader may not know policies. */
export function useTiers(org: string | undefined): readonly Option[] {
  const may = useMay();
  const scheme = useRead('policies.inForce', { org: org ?? '', key: 'customer-tiers' }, { enabled: org !== undefined && may('policy:read') });
  const value = scheme.data?.data.policies[0]?.value as Scheme | undefined;
  return (value?.tiers ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

/** The name of a tier; its code where the scheme does not know it any more. */
export function useTierName(org: string | undefined): (code: string) => string {
  const tiers = useTiers(org);
  return (code) => tiers.find(({ value }) => value === code)?.label ?? code;
}
