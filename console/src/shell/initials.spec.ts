import { initialsOf } from './initials.js';

describe('the initials somebody types', () => {
  it.each([
    ['审批', 'sp'],
    ['客户', 'kh'],
    ['应收账款', 'yszk'],
    ['绩效考核', 'jxkh'],
    ['售后工单', 'shgd'],
    ['Ctrl 操作', 'ctrl cz'],
  ])('of %s are %s', (text, initials) => {
    expect(initialsOf(text)).toBe(initials);
  });
});
