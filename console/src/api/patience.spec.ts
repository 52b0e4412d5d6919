import { patiently } from './patience.js';

const busy = (status = 503): Response => new Response(null, { status, headers: { 'retry-after': '0' } });
const answering = (...answers: readonly Response[]) => {
  const left = [...answers];
  return { left, ask: () => Promise.resolve(left.shift() ?? new Response()) };
};

describe('A platform that is only busy is asked again', () => {
  it('when it says that this is worth it, and its answer is taken', async () => {
    const { left, ask } = answering(busy(), busy(429), new Response(null, { status: 201 }));
    expect((await patiently(ask)).status).toBe(201);
    expect(left).toEqual([]);
  });

  it('four times at most', async () => {
    const { left, ask } = answering(busy(), busy(), busy(), busy(), new Response());
    expect((await patiently(ask)).status).toBe(503);
    expect(left).toHaveLength(1);
  });

  it('not when it says nothing of when, or something else', async () => {
    for (const status of [503, 401, 422]) {
      const { left, ask } = answering(new Response(null, { status }), new Response());
      expect((await patiently(ask)).status).toBe(status);
      expect(left).toHaveLength(1);
    }
  });

  it('whoever tried to sign in too often is told so at once', async () => {
    const { left, ask } = answering(busy(429), new Response());
    expect((await patiently(ask, { busy: [503] })).status).toBe(429);
    expect(left).toHaveLength(1);
  });
});
