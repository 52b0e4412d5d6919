import { asInstant, asTyped, missing, toSend, withValue } from './form-values.js';
import type { FieldSpec } from './props.js';

const fields: readonly FieldSpec[] = [
  { name: 'title', label: '', kind: 'text', required: true },
  { name: 'days', label: '', kind: 'number' },
  { name: 'at', label: '', kind: 'datetime' },
  { name: 'payment.kind', label: '', kind: 'select' },
  { name: 'payment.days', label: '', kind: 'number', when: (values) => (values.payment as { kind?: string } | undefined)?.kind === 'credit' },
  { name: 'lines', label: '', kind: 'lines', columns: [{ name: 'quantity', label: '', kind: 'quantity', required: true }] },
];

describe('what a form sends', () => {
  it('leaves out what is empty, and keeps what nobody typed', () => {
    expect(toSend(fields, { title: 'x', days: '', orderId: 'o-1' })).toEqual({ title: 'x', orderId: 'o-1', lines: [] });
  });

  it('sends counts as numbers and moments on the company’s clock', () => {
    expect(toSend(fields, { days: '30', at: '2026-11-27T15:04' })).toMatchObject({ days: 30, at: '2026-11-27T15:04:00+08:00' });
  });

  it('does not send what is hidden by another answer', () => {
    const typed = withValue(withValue({}, 'payment.kind', 'prepay'), 'payment.days', '30');
    expect(toSend(fields, typed).payment).toEqual({ kind: 'prepay' });
  });

  it('names what is missing, also inside of lines', () => {
    expect(missing(fields, { lines: [{ quantity: '1' }, {}] })).toEqual(['title', 'lines.1.quantity']);
  });

  it('shows a moment as it was typed', () => {
    expect(asTyped(asInstant('2026-11-27T15:04'))).toBe('2026-11-27T15:04');
  });
});
