import { randomBytes } from 'node:crypto';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { REGISTRY } from '@tradewind/contracts/registry';
import { describeField } from '@tradewind/kernel/field';
import type { Operation } from '@tradewind/kernel/operation';
import { validated } from '@tradewind/messaging/validate';
import type { ProblemBody } from '@tradewind/client/refusal';
import { aBranch, type Cast } from './support/cast.ts';
import { inLanes } from './support/in-lanes.ts';
import { callersOf, type CallerFor } from './support/matrix/callers.ts';
import { sampleOf } from './support/matrix/sample.ts';
import { smuggledInto } from './support/matrix/smuggle.ts';

const commands = REGISTRY.flatMap(({ operations }) => operations).filter(({ isCommand }) => isCommand);
const queries = REGISTRY.flatMap(({ operations }) => operations).filter(({ isCommand }) => !isCommand);

/** The client sends as parameters only what the operation declares, so one more is declared to it. */
function withUnknownParameter(op: Operation): Operation {
  class WithOneMore extends (op.spec.query ?? Object) {}
  describeField(WithOneMore.prototype, 'isAdmin', 'text');
  return { ...op, spec: { ...op.spec, query: WithOneMore } };
}

describe('S8, C-20 What the platform decides cannot be said in a request', () => {
  let cast: Cast;
  let callerFor: CallerFor;

  beforeAll(async () => {
    cast = await aBranch('大同分公司');
    callerFor = await callersOf(cast);
  }, 60_000);

  it.each(commands.map((op) => [op.id, op] as const))('%s would take the same body without the foreign fields', (_, op) => {
    const { params, query, body } = op.spec;
    expect(() => validated(op, { params: sampleOf(params), query: sampleOf(query), body: sampleOf(body) })).not.toThrow();
  });

  it('refuses foreign fields in every body, nested ones included, and points at each', async () => {
    const attempts = commands.flatMap((op) => smuggledInto(op).map((smuggled) => ({ op, smuggled })));
    const taken: string[] = [];
    await inLanes(8, attempts, async ({ op, smuggled: { body, pointers } }) => {
      const input = { ...body, ...sampleOf(op.spec.params), ...sampleOf(op.spec.query) };
      const response = await callerFor(op).request(op, input, { ifMatch: 1 });
      const { code, errors = [] } = (await response.json()) as ProblemBody;
      const pointed = new Set(errors.filter((error) => error.code === 'unknownField').map(({ pointer }) => pointer));
      const missed = pointers.filter((pointer) => !pointed.has(pointer));
      if (response.status !== 400 || code !== 'input.rejected' || missed.length > 0) taken.push(`${op.id}: ${response.status} ${code} ${missed.join(' ')}`);
    });
    const fields = attempts.reduce((count, { smuggled }) => count + smuggled.pointers.length, 0);
    process.stderr.write(`mass assignment: ${fields} foreign fields in ${attempts.length} bodies of ${commands.length} commands, ${taken.length} taken\n`);
    expect(taken).toEqual([]);
  }, 120_000);

  it('refuses parameters that a list does not know, instead of ignoring them', async () => {
    const taken: string[] = [];
    await inLanes(8, queries, async (op) => {
      const asked = { ...sampleOf(op.spec.params), ...sampleOf(op.spec.query), isAdmin: 'true' };
      const response = await callerFor(op).request(withUnknownParameter(op), asked);
      const { code } = (await response.json()) as ProblemBody;
      if (response.status !== 400 || code !== 'input.rejected') taken.push(`${op.id}: ${response.status} ${code}`);
    });
    expect(taken).toEqual([]);
  });

  it('stores nothing of a refused body: the customer is as it was', async () => {
    const customer = await cast.rep.call(customersApi.createCustomer, { name: `大同 ${randomBytes(5).toString('hex')}` });
    const smuggled = { customerId: customer.id, industry: '建材', ownerId: cast.otherRep.id, status: 'active', org: 'hq' };
    const response = await cast.rep.request(customersApi.updateCustomer, smuggled, { ifMatch: customer.version });
    expect(response.status).toBe(400);
    await expect(cast.rep.call(customersApi.getCustomer, { customerId: customer.id })).resolves.toEqual(customer);
  });
});
