import { REGISTRY } from '@tradewind/contracts/registry';

/** `orders.release` → `POST /api/v1/orders/:orderId/release`: where to go next, for the reader of a refusal. */
export const ROUTES: ReadonlyMap<string, string> = new Map(
  REGISTRY.flatMap(({ operations }) => operations.map(({ id, spec }) => [id, spec.http.replace(' ', ' /api/v1')] as const)),
);
