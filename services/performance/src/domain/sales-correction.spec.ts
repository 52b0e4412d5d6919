import { salesCorrection } from './sales-correction.js';

const line = (quantity: string, gross: string, net: string) => ({ quantity, gross, net, unitCost: '60' });
const ten = line('10', '1130.00', '1000.00');

describe('PER-01, PER-02 What was sold follows the contract', () => {
  it.each([
    ['more was agreed', [ten], [ten, line('2', '226.00', '200.00')], { amount: '226.00', profit: '80.00' }],
    ['less was agreed', [ten], [line('8', '904.00', '800.00')], { amount: '-226.00', profit: '-80.00' }],
    ['a line was taken out', [ten, ten], [ten, line('0', '0.00', '0.00')], { amount: '-1130.00', profit: '-400.00' }],
    ['only the day moved', [ten], [ten], { amount: '0.00', profit: '0.00' }],
    ['it ended before anything was delivered', [ten], [], { amount: '-1130.00', profit: '-400.00' }],
    ['it ended when four of ten were delivered', [ten], [line('4', '452.00', '400.00')], { amount: '-678.00', profit: '-240.00' }],
    ['it was sold at a loss and ended', [line('10', '565.00', '500.00')], [], { amount: '-565.00', profit: '100.00' }],
  ])('%s', (_, before, now, correction) => {
    expect(salesCorrection(before, now)).toEqual(correction);
  });
});
