import { expression, Many } from './many.ts';

const many = new Many(
  [
    { token: '渝北建材ab有限公司', sql: 'name' },
    { token: '渝北建材ab', sql: 'bare' },
    { token: 'bj', sql: 'branch', whole: true },
  ],
  'generate_series($1, $2) n',
);

describe('Copies of what commands have left', () => {
  it('puts a place where something is another in each copy, the longest first', () => {
    expect(many.template('{"name": "渝北建材ab有限公司", "bare": "渝北建材ab"}')).toBe('{"name": "⟦0⟧", "bare": "⟦1⟧"}');
  });

  it('leaves alone a short word within others', () => {
    expect(many.template('{"branch": "bj", "no": "bj-kh-1"}')).toBe('{"branch": "⟦2⟧", "no": "bj-kh-1"}');
    expect([many.template('bj'), many.template('bjx')]).toEqual(['⟦2⟧', 'bjx']);
  });

  it('puts texts together in SQL, with what stands around the places as literals', () => {
    expect(expression(many.template(`it's 渝北建材ab!`))).toBe(`'it''s ' || it.k1 || '!'`);
    expect(expression('')).toBe(`''`);
  });

  it('keeps NULL and types of what was found', () => {
    const row = { table: 'customer', columns: ['branch', 'needs', 'size'], types: ['text', 'text', 'integer'], values: ['bj', null, '7'] };
    expect(many.valuesOf(row)).toEqual(['(it.k2)::text', 'NULL::text', `('7')::integer`]);
  });

  it('says what a copy must hold', () => {
    expect(many.filled('渝北建材ab有限公司 in bj', { k0: '江海陶瓷cd有限公司' })).toBe('江海陶瓷cd有限公司 in bj');
  });
});
