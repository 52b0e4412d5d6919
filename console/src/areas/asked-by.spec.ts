import { askedBy } from './asked-by.js';

it('asks by what stands in the address, one value or a list as the operation takes it, and by nothing else', () => {
  const view = { q: 'szjc', status: 'draft', kind: ['a', 'b'], customerId: ['1', '2'], open: 'x' };
  const names = { one: ['q', 'customerId', 'absent'], several: ['status', 'kind', 'none'] };
  expect(askedBy<'contracts.findDisputes'>(view, names)).toEqual({ q: 'szjc', customerId: '1', status: ['draft'], kind: ['a', 'b'] });
});
