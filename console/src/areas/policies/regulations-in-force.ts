import { useQueries } from '@tanstack/react-query';
import { read, useList } from '../../api/call.js';
import { keyOf } from '../../api/keys.js';
import type { Regulation } from './shapes.js';

/** Every regulation that is in force, with its clauses. */
export function useRegulationsInForce(): { readonly regulations: readonly Regulation[]; readonly isLoading: boolean } {
  const { rows, isLoading } = useList('policies.findRegulations', { status: ['effective'], limit: 200 });
  const asked = useQueries({
    queries: rows.map(({ id: regulationId }) => ({
      queryKey: keyOf('policies.getRegulation', { regulationId }),
      queryFn: ({ signal }: { signal: AbortSignal }) => read('policies.getRegulation', { regulationId }, signal),
    })),
  });
  return { regulations: asked.flatMap(({ data }) => (data ? [data.data] : [])), isLoading: isLoading || asked.some((each) => each.isLoading) };
}
