import { property, assert, constantFrom, array } from 'fast-check';
import { normalisedName } from './company-name.js';

describe('CUS-05 One company is recognised in all its spellings', () => {
  it.each([
    ['信风科技有限公司', ' 信风科技 有限公司 '],
    ['信风（重庆）科技有限公司', '信风(重庆)科技有限责任公司'],
    ['信风科技股份有限公司', '信风科技公司'],
    ['ＡＢＣ Trading Co., Ltd.', 'abc trading limited'],
    ['Acme, Inc.', 'ACME'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(normalisedName(one)).toBe(normalisedName(other));
  });

  it.each([
    ['信风科技有限公司', '信风贸易有限公司'],
    ['Zinc', 'Z'],
    ['美的集团有限公司', '美的有限公司'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(normalisedName(one)).not.toBe(normalisedName(other));
  });

  it('leaves something of every name, and nothing more to take away', () => {
    const names = array(constantFrom('信', '风', ' ', '（', '）', '公司', '有限', '股份', 'Co', '.', ',', 'Ltd', 'Inc', 'A', 'ｂ'), {
      minLength: 1,
      maxLength: 8,
    });
    assert(
      property(names, (parts) => {
        const name = parts.join('');
        if (name.trim() === '') return;
        const once = normalisedName(name);
        expect(once).not.toBe('');
        expect(normalisedName(once)).toBe(once);
      }),
    );
  });
});
