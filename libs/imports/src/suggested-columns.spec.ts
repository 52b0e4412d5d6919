import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { IMPORTS } from '@tradewind/contracts/imports/all';
import { missingFields, suggestedColumns } from './suggested-columns.js';

const { fields } = customersImports.what;
const given = (...headings: string[]) => suggestedColumns(headings, fields).map(({ field }) => field);

describe('C-03 What a column gives is suggested by its heading', () => {
  it('in Chinese, as different houses write it', () => {
    expect(given('公司名称', '税号', '所属行业', '联系人', '手机号', '电子邮箱')).toEqual([
      'name',
      'creditCode',
      'industry',
      'contactName',
      'contactPhone',
      'contactEmail',
    ]);
  });

  it('in English, whatever the case, blanks and signs', () => {
    expect(given('Company Name', 'credit_code', 'INDUSTRY', 'Contact person', 'e-mail')).toEqual([
      'name',
      'creditCode',
      'industry',
      'contactName',
      'contactEmail',
    ]);
  });

  it('whatever marks stand behind those that must be filled', () => {
    expect(given('客户名称*', '统一社会信用代码（必填）', 'Phone (required)')).toEqual(['name', 'creditCode', 'contactPhone']);
  });

  it('once: of two that could give the same the first one does', () => {
    expect(given('名称', '公司名称')).toEqual(['name', null]);
  });

  it('not at all where nobody knows the heading', () => {
    expect(given('名称', '备注', '')).toEqual(['name', null, null]);
  });

  it('and what must be there is missed', () => {
    expect(missingFields(suggestedColumns(['行业'], fields), fields)).toEqual(['name']);
    expect(missingFields(suggestedColumns(['行业', '名称'], fields), fields)).toEqual([]);
  });

  it.each(IMPORTS.map(({ what }) => [what.name, what] as const))('no two fields of %s are called the same', (_, what) => {
    for (const { name, heading, alsoCalled } of what.fields)
      for (const called of [name, ...heading, ...alsoCalled]) expect([called, suggestedColumns([called], what.fields)[0]?.field]).toEqual([called, name]);
  });
});
