import { searchKey } from './search-key.js';

describe('CUS-05 A Chinese name is found by its characters, its pinyin and its initials', () => {
  it('spells 渝北 as people type it', () => {
    const key = searchKey('渝北建材');
    for (const typed of ['渝北', '建材', 'yubei', 'yubeijiancai', 'ybjc']) expect(key).toContain(typed);
  });

  it('reads 重庆 and 长沙 as the places they are', () => {
    const key = searchKey('重庆长沙商贸');
    expect(key).toContain('chongqingchangsha');
    expect(key).toContain('cqcs');
    expect(key).not.toContain('zhongqing');
  });

  it('keeps numbers and Latin names, in lower case', () => {
    expect(searchKey('BJ-KH-2026-000001', 'ACME Ltd')).toBe('bj-kh-2026-000001 acme ltd');
  });

  it('takes the initial of what is no Chinese letter to be itself', () => {
    expect(searchKey('渝北A2（西南）女装')).toBe('渝北a2（西南）女装 yubeia2（xinan）nüzhuang yba2（xn）nz');
  });

  it('passes over what is not there', () => {
    expect(searchKey(null, undefined, '', 'x')).toBe('x');
  });
});
