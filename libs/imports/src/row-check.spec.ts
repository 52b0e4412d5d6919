import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { customersApi, companyAlreadyKnown, type CreateCustomer } from '@tradewind/contracts/customers/customers.api';
import type { Fault } from '@tradewind/kernel/fault';
import { bodyProblems } from './checked-body.js';
import type { Fields, Intake } from './intake.js';
import { RowCheck } from './row-check.js';

/** Rows that stand for customers, as far as their operation judges them; who is known is said by the test. */
class CustomersOnPaper implements Intake<CreateCustomer> {
  constructor(private readonly knownNames: readonly string[] = []) {}

  rowOf(fields: Fields): CreateCustomer {
    return { ...fields } as unknown as CreateCustomer;
  }
  problemsOf(row: CreateCustomer) {
    return bodyProblems(customersApi.createCustomer, row, { name: '#/name', creditCode: '#/creditCode', needs: '#/needs' });
  }
  keysOf({ name, creditCode }: CreateCustomer): readonly string[] {
    return [name, ...(creditCode === undefined ? [] : [creditCode])];
  }
  known(rows: readonly CreateCustomer[]): Promise<readonly (Fault | null)[]> {
    const refusal = (name: string): Fault => companyAlreadyKnown({ heldBy: 'customer', name, ownerName: '王芳', sameBy: 'name' });
    return Promise.resolve(rows.map(({ name }) => (this.knownNames.includes(name) ? refusal(name) : null)));
  }
  takeIn(): never {
    throw new Error('nothing is taken in here');
  }
}

const CODE = '91350211M0000XUF46';
const places = new Map([
  ['name', 0],
  ['creditCode', 1],
  ['needs', 2],
]);
const check = (known: readonly string[] = []) => new RowCheck(customersImports.what.fields, places, new CustomersOnPaper(known));
const rows = (...cells: readonly (readonly string[])[]) => cells.map((each, i) => ({ row: i + 2, cells: each }));
const codes = async (of: RowCheck, ...cells: readonly (readonly string[])[]) =>
  (await of.of(rows(...cells))).map((problems) => problems.map(({ field, code }) => [field, code]));

describe('C-03, CUS-05 Each row is looked at before anything is taken in', () => {
  it('is right as it is, or says which cell is not, in both languages', async () => {
    const [right, wrong] = await check().of(rows(['甲建材', CODE], ['乙建材', '9135']));
    expect(right).toEqual([]);
    expect(wrong).toMatchObject([
      { field: 'creditCode', code: 'matches', en: expect.stringContaining('not in the form'), zh: expect.stringContaining('格式') },
    ]);
  });

  it('misses what must be there', async () => {
    await expect(codes(check(), ['', CODE])).resolves.toEqual([[['name', 'import.row-without']]]);
  });

  it('says how long a text may be', async () => {
    const [problems] = await check().of(rows(['长'.repeat(121)]));
    expect(problems).toMatchObject([{ field: 'name', code: 'isLength', zh: expect.stringContaining('120') }]);
  });

  it('takes no result of a formula for a text where there is none', async () => {
    await expect(codes(check(), ['#REF!'], ['#1 建材'])).resolves.toEqual([[['name', 'import.row-miscalculated']], []]);
  });

  it('refuses numbers of people where they would lie in the open (XCT-06)', async () => {
    await expect(codes(check(), ['甲', '', '请联系 13812341234'])).resolves.toEqual([[['needs', 'personalData']]]);
  });

  it('finds the same company a second time in the file, by name or by code, also much later', async () => {
    const one = check();
    await expect(codes(one, ['甲', CODE], ['甲'], ['乙', CODE])).resolves.toEqual([[], [[null, 'import.row-same-as']], [[null, 'import.row-same-as']]]);
    const [later] = await one.of([{ row: 900, cells: ['甲'] }]);
    expect(later).toMatchObject([{ zh: '与本文件第 2 行重复。', en: 'It is the same as row 2 of this file.' }]);
  });

  it('but not where the first of them is wrong itself', async () => {
    await expect(codes(check(), ['甲', 'no code'], ['甲', CODE])).resolves.toEqual([[['creditCode', 'matches']], []]);
  });

  it('and meets who is known already, with the refusal that typing it in would meet (CUS-14)', async () => {
    const [first, second] = await check(['乙']).of(rows(['甲'], ['乙']));
    expect(first).toEqual([]);
    expect(second).toMatchObject([{ field: null, code: 'customer.company-already-known', zh: expect.stringContaining('王芳') }]);
  });
});
