import { defineFault, Fault } from './fault.js';

const rule = { requirement: 'ORD-06', clause: '003-T §6.2', waysForward: [{ operation: 'orders.release', whoMay: 'order:release' }] } as const;
const notPaid = defineFault('order.not-paid', 'refused', { en: (d: { due: string }) => `${d.due} is still due.`, zh: (d) => `尚欠 ${d.due}。` }, rule);
const closed = defineFault('order.closed', 'conflict', { en: () => 'The order is closed.', zh: () => '订单已关闭。' });

describe('A refusal names itself, its rule, its facts and the ways forward', () => {
  it('says the same in both languages, with its facts', () => {
    const { data } = notPaid({ due: '120.00' });
    expect(data).toEqual({
      code: 'order.not-paid',
      kind: 'refused',
      text: { en: '120.00 is still due.', zh: '尚欠 120.00。' },
      facts: { due: '120.00' },
      rule,
    });
  });

  it('is an error like any other to those who only log it', () => {
    const fault = notPaid({ due: '1.00' });
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ name: 'Fault', message: '1.00 is still due.', code: 'order.not-paid', kind: 'refused' });
  });

  it('carries no rule where no rule of the regulation is behind it', () => {
    expect(closed().data).toEqual({ code: 'order.closed', kind: 'conflict', text: { en: 'The order is closed.', zh: '订单已关闭。' }, facts: {} });
    expect(closed).not.toHaveProperty('rule');
  });

  it('can be listed by an operation without being thrown', () => {
    expect([notPaid.code, notPaid.kind, notPaid.rule]).toEqual(['order.not-paid', 'refused', rule]);
  });

  it('survives the journey over the wire', () => {
    const { data } = notPaid({ due: '7.10' });
    expect(new Fault(JSON.parse(JSON.stringify(data)) as typeof data).data).toEqual(data);
  });
});
