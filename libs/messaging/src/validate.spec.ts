import { AnyOf, Amount, Code, Count, DateOnly, Flag, Id, Instant, Json, ListOf, One, Text, Texts } from '@tradewind/contracts/fields';
import { PageRequest } from '@tradewind/contracts/page';
import { Fault, type FieldError } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { validated } from './validate.js';

class OrderId {
  @Id() readonly orderId!: string;
}
class FindLines extends PageRequest {
  @AnyOf(['open', 'shipped'], { name: 'LineStatus' }) readonly status?: string[];
}
class Address {
  @Text() readonly city!: string;
}
class Line {
  @Code() readonly product!: string;
  @Amount({ min: '0.01' }) readonly price!: string;
  @Count({ min: 1 }) readonly pieces!: number;
}
class PlaceOrder {
  @ListOf(() => Line) readonly lines!: readonly Line[];
  @One(() => Address, { optional: true }) readonly shipTo?: Address;
  @Flag({ optional: true }) readonly urgent?: boolean;
  @DateOnly({ optional: true }) readonly wantedOn?: string;
  @Instant({ optional: true }) readonly calledAt?: string;
  @Texts({ optional: true }) readonly tags?: readonly string[];
  @Json({ optional: true }) readonly extra?: object;
}

const { place, find } = defineApi('orders', {
  place: operation({ http: 'POST /orders/:orderId', allow: 'order:write', summary: 'Place', params: OrderId, body: PlaceOrder }),
  find: operation({ http: 'GET /orders', allow: 'order:read', summary: 'Find', query: FindLines }),
});

const orderId = newId();
const aLine = (given: object = {}) => ({ product: 'P-1', price: '12.50', pieces: 3, ...given });
const aBody = (given: object = {}) => ({ lines: [aLine()], ...given });
const placing = (body: object, params: object = { orderId }, query: object = {}) => validated(place, { params, query, body });

function errorsOf(work: () => unknown): readonly FieldError[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault && error.code === 'input.rejected' && error.kind === 'invalid') return error.data.errors ?? [];
    throw error;
  }
  return [];
}
const pointersOf = (work: () => unknown): string[] => errorsOf(work).map(({ pointer }) => pointer);

describe('S8 Every service checks what it is sent, against the class of the place it came from', () => {
  it('gives the handler one input of all three', () => {
    expect(placing(aBody({ urgent: true }))).toEqual({ orderId, lines: [aLine()], urgent: true });
    expect(validated(find, { params: {}, query: { limit: 3, status: ['open'] }, body: {} })).toEqual({ limit: 3, status: ['open'] });
  });

  it('refuses a field that nobody declared, wherever it is, and points at it', () => {
    const errors = errorsOf(() => placing(aBody({ ownerId: 'me', lines: [aLine(), aLine({ discount: '1' })] })));
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['#/ownerId', 'unknownField'],
        ['#/lines/1/discount', 'unknownField'],
      ]),
    );
    expect(errors).toHaveLength(2);
  });

  it('refuses what comes in a place where nothing is expected', () => {
    expect(pointersOf(() => validated(find, { params: { id: '1' }, query: {}, body: { x: 1 } }))).toEqual(['#/path/id', '#/x']);
    expect(pointersOf(() => placing(aBody(), { orderId }, { limit: 1 }))).toEqual(['#/query/limit']);
  });

  it('does not let a body pose as a path parameter', () => {
    expect(pointersOf(() => placing(aBody({ orderId: newId() })))).toEqual(['#/orderId']);
    expect(pointersOf(() => placing(aBody({ orderId }), {}))).toEqual(expect.arrayContaining(['#/path/orderId', '#/orderId']));
  });

  it('points into nested lists and objects', () => {
    const pointers = pointersOf(() => placing({ lines: [aLine(), aLine({ price: '0', product: 'no spaces' })], shipTo: { city: '' } }));
    expect(pointers.sort()).toEqual(['#/lines/1/price', '#/lines/1/product', '#/shipTo/city']);
  });

  it.each([
    ['a number for a decimal string', { lines: [aLine({ price: 12.5 })] }, '#/lines/0/price'],
    ['a string for a count', { lines: [aLine({ pieces: '3' })] }, '#/lines/0/pieces'],
    ['a fraction for a count', { lines: [aLine({ pieces: 1.5 })] }, '#/lines/0/pieces'],
    ['the word true for a flag', aBody({ urgent: 'true' }), '#/urgent'],
    ['one for a flag', aBody({ urgent: 1 }), '#/urgent'],
    ['an object for a list', { lines: aLine() }, '#/lines'],
    ['a list for an object', aBody({ shipTo: [] }), '#/shipTo'],
    ['null for a list', { lines: null }, '#/lines'],
    ['an empty list', { lines: [] }, '#/lines'],
    ['a word among the lines', { lines: ['x'] }, '#/lines'],
    ['null among the lines', { lines: [null] }, '#/lines'],
    ['a list in a list', { lines: [[]] }, '#/lines'],
    ['a date that does not exist', aBody({ wantedOn: '2026-02-30' }), '#/wantedOn'],
    ['a time for a date', aBody({ wantedOn: '2026-02-28T00:00:00Z' }), '#/wantedOn'],
    ['a time without an offset', aBody({ calledAt: '2026-02-28T00:00:00' }), '#/calledAt'],
    ['a number among the texts', aBody({ tags: ['a', 1] }), '#/tags'],
    ['a list for free-form JSON', aBody({ extra: [] }), '#/extra'],
  ])('turns no type into another: %s', (_, body, pointer) => {
    expect(pointersOf(() => placing(body))[0]).toMatch(new RegExp(`^${pointer}`));
  });

  it.each(['1e3', 'NaN', 'Infinity', '0x10', ' 1', '1.', '.5', '', '-1', '0.001', '1000000000000.00', '٣'])('does not take %j for an amount', (price) => {
    expect(pointersOf(() => placing({ lines: [aLine({ price })] }))).toEqual(['#/lines/0/price']);
  });

  it('takes away the blanks around a text, and nothing inside', () => {
    expect(placing(aBody({ shipTo: { city: '  重庆  渝北 ' } }))).toMatchObject({ shipTo: { city: '重庆  渝北' } });
  });

  it('keeps free-form JSON as it is, for the declaration of its kind to check', () => {
    const extra = { a: { b: [1, 'two', null] } };
    expect(placing(aBody({ extra }))).toMatchObject({ extra });
  });

  it('names every wrong field in one sentence of both languages', () => {
    try {
      placing({ lines: [aLine({ price: 1 })], urgent: 'x' });
    } catch (error) {
      expect((error as Fault).data.text).toEqual({
        en: 'The request is not valid: #/lines/0/price, #/urgent.',
        zh: '请求内容无效：#/lines/0/price, #/urgent。',
      });
      return;
    }
    throw new Error('it was accepted');
  });

  it('takes an optional field away or as it should be, never as null', () => {
    expect(pointersOf(() => placing(aBody({ shipTo: null })))).toEqual(['#/shipTo']);
  });

  it('is not led astray by names that every object has', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) expect(placing(aBody({ [name]: 'x' }))).toEqual({ orderId, lines: [aLine()] });
    const smuggled = JSON.parse(`{"lines":[${JSON.stringify(aLine())}],"__proto__":{"urgent":true}}`) as object;
    expect(({} as { urgent?: boolean }).urgent).toBeUndefined();
    expect(placing(smuggled)).toEqual({ orderId, lines: [aLine()] });
  });

  it.each([
    ['a NUL in a text', { shipTo: { city: 'a\u0000b' } }, '#/shipTo/city'],
    ['half a surrogate pair in a text', { shipTo: { city: 'a\ud800b' } }, '#/shipTo/city'],
    ['a NUL deep in free-form JSON', { extra: { a: [{ b: '\u0000' }] } }, '#/extra/a/0/b'],
    ['a NUL in a name of free-form JSON', { extra: { 'a\u0000': 1 } }, '#/extra/a\u0000'],
  ])('refuses %s, which PostgreSQL could not store', (_, given, pointer) => {
    expect(pointersOf(() => placing(aBody(given)))).toEqual([pointer]);
  });
});
