import { setTimeout as pause } from 'node:timers/promises';
import { ChangeNotices } from './change-notices.js';

const LONGER_THAN_GATHERED_MS = 400;

async function saidAfter(facts: readonly { readonly type: string; readonly branch: string }[], quietly: readonly string[] = []): Promise<readonly string[]> {
  const said: string[] = [];
  const notices = new ChangeNotices({ publish: (subject) => void said.push(subject), isClosed: () => false, isDraining: () => false });
  for (const fact of facts) notices.after(fact);
  for (const branch of quietly) notices.in(branch, 'orders');
  await pause(LONGER_THAN_GATHERED_MS);
  return said;
}

describe('Screens are told that a service changed something', () => {
  it('once for many facts, of each branch', async () => {
    const opened = (branch: string) => ({ type: 'orders.order-opened.v1', branch });
    await expect(saidAfter([opened('bj'), opened('bj'), opened('sh')])).resolves.toEqual(['changed.bj.orders', 'changed.sh.orders']);
  });

  it('and where no fact tells of it', async () => {
    await expect(saidAfter([], ['bj', 'bj'])).resolves.toEqual(['changed.bj.orders']);
  });

  it('not because the audit chain was signed: each change would be read twice', async () => {
    await expect(saidAfter([{ type: 'orders.audit-head-signed.v1', branch: 'bj' }])).resolves.toEqual([]);
  });
});
