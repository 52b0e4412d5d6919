import { personalDataInText } from '@tradewind/contracts/protocol-faults';
import { Fault, type FieldError } from '@tradewind/kernel/fault';
import { fieldsOf } from '@tradewind/kernel/field';

/**
 * Refuses phone numbers, ID numbers and e-mail addresses in what people type: it lies there in plain text, and nobody finds it again
 * when the person asks for deletion (XCT-06, decision 21). Names cannot be told from other words; landlines are companies'.
 */
export function assertNobodysNumbers(body: object): void {
  const errors = foundIn(body, '#');
  if (errors.length === 0) return;
  const fields = errors.map(({ pointer }) => pointer).join(', ');
  throw new Fault({ ...personalDataInText({ fields }).data, errors });
}

/** `part` is an instance of a class of the published language, so that each field knows what it is. */
function foundIn(part: object, base: string): FieldError[] {
  const kinds = fieldsOf(part.constructor as abstract new () => object);
  return Object.entries(part).flatMap(([name, value]) => {
    const pointer = `${base}/${name}`;
    const kind = kinds.get(name);
    if (Array.isArray(value)) return value.flatMap((item: unknown, at) => within(item, `${pointer}/${at}`, kind === 'list'));
    return within(value, pointer, kind === 'prose');
  });
}

function within(value: unknown, pointer: string, isProse: boolean): FieldError[] {
  if (typeof value === 'object' && value !== null) return foundIn(value, pointer);
  const what = isProse && typeof value === 'string' ? personalNumberIn(value) : null;
  return what === null ? [] : [{ pointer, code: 'personalData', detail: `holds ${what}` }];
}

// Not part of a longer number or word: an id or a hash holds eleven digits by chance.
const PHONE = /(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/;
const ID_CARD = /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;

/** What of a person a text holds, if anything. Full-width digits and signs count like the others. */
export function personalNumberIn(typed: string): string | null {
  const text = typed.normalize('NFKC');
  if (PHONE.test(text)) return 'a mobile phone number';
  if (EMAIL.test(text)) return 'an e-mail address';
  return (text.match(ID_CARD) ?? []).some(isIdCard) ? 'an ID card number' : null;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of GB 11643: numbers of other kinds have it one time in eleven only. */
function isIdCard(number: string): boolean {
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * parseInt(number.charAt(at), 10), 0);
  return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}
