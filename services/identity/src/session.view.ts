import type { SessionView } from '@tradewind/contracts/identity/sign-in.api';
import type { Session } from './domain/session.js';

export const sessionView =
  (current: string | null) =>
  ({ id, version, openedAt, lastUsedAt, expiresAt, endedAt, address, userAgent }: Session): SessionView => ({
    id,
    version,
    openedAt: openedAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    address,
    userAgent,
    current: id === current,
  });
