import { join } from 'node:path';
import { SERVICES } from '@tradewind/platform/reconciler/reading';
import { reconcile, type Asked } from '@tradewind/platform/reconciler/reconcile';
import type { Databases } from '../../chaos/stage/databases.ts';
import type { Started } from './platform-child.ts';

/** What the reconciler names in the databases of a platform of its own (I1–I18), and against what clients were told. */
export async function namedByTheReconciler({ env }: Started, { urls }: Databases, journal?: string): Promise<object[]> {
  const { outcomes } = await reconcile({
    databases: Object.fromEntries(SERVICES.map((service) => [service, urls[service]])) as Asked['databases'],
    ...(journal !== undefined && { journal }),
    auditPublicKeysFile: join(env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json'),
  });
  return outcomes.flatMap(({ id, violations }) => violations.map((violation) => ({ id, ...violation })));
}
