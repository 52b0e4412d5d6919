import type { Client } from '@tradewind/kernel/call';

/** Who is let through, and with which token the services are asked. */
export interface Admitted {
  readonly token: string | null;
  readonly client: Client;
}
