import { emailMalformed } from '@tradewind/contracts/customers/customers.api';

export function emailAddress(written: string): string {
  const address = written.normalize('NFKC').trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) throw emailMalformed();
  return address;
}
