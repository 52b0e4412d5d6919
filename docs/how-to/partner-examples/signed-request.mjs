// Signed requests with Node (18 or later) and nothing else: reads the orders, opens a ticket, tries again as after a time-out.
// Needs TRADEWIND_URL, APP_ID, APP_SECRET and SERVICE_FILE_ID. Run by e2e/04-partners.e2e-spec.ts.
import { createHash, createHmac, randomUUID } from 'node:crypto';

const { TRADEWIND_URL, APP_ID, APP_SECRET, SERVICE_FILE_ID } = process.env;

/** `target` is the path with its query, e.g. `/api/v1/orders?limit=20`. */
async function signed(method, target, { body, idempotencyKey } = {}) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID(); // new for every request, also for a retry
  const [path, query] = target.split('?');
  const sortedTarget = query === undefined ? path : `${path}?${query.split('&').sort().join('&')}`;
  const bodyHash = createHash('sha256').update(text).digest('hex');
  const toSign = [method, sortedTarget, bodyHash, timestamp, nonce].join('\n');
  const signature = createHmac('sha256', APP_SECRET).update(toSign).digest('hex');

  const response = await fetch(`${TRADEWIND_URL}${target}`, {
    method,
    headers: {
      'X-App-Key': APP_ID,
      'X-Timestamp': timestamp,
      'X-Nonce': nonce,
      'X-Signature': `v1=${signature}`,
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey }),
    },
    ...(body && { body: text }), // exactly the bytes that were signed
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.detail} (request ${answer.requestId})`);
  return answer;
}

const { items } = await signed('GET', '/api/v1/orders?limit=20');
console.log('orders:', items.map(({ id, no, status }) => `${id} ${no} ${status}`).join(', '));

const ticket = { serviceFileId: SERVICE_FILE_ID, kind: 'quality', whatHappened: '到货时三块瓷砖开裂', reportedBy: '仓库 刘工' };
const idempotencyKey = randomUUID(); // made once per business event and stored with it, before the first try
const first = await signed('POST', '/api/v1/tickets', { body: ticket, idempotencyKey });
const again = await signed('POST', '/api/v1/tickets', { body: ticket, idempotencyKey }); // as after a time-out
console.log('ticket:', first.no, '- the same ticket:', first.id === again.id);
