import { useMay, useRead, useSession } from '../../api/call.js';
import type { SalesBasis } from './shapes.js';

/** What counts as a sale by the KPI policy in force for the reader's unit. */
export function useSalesBasis(): SalesBasis {
  const { org } = useSession();
  const mayRead = useMay()('policy:read');
  const { data } = useRead('policies.inForce', { org, key: 'kpi' }, { enabled: mayRead && org !== '' });
  const value = data?.data.policies[0]?.value as { readonly salesBasis?: SalesBasis } | undefined;
  return value?.salesBasis ?? 'signed';
}
