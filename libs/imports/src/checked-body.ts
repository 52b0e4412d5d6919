import type { Operation } from '@tradewind/kernel/operation';
import { Fault, type FieldError } from '@tradewind/kernel/fault';
import { validated } from '@tradewind/messaging/validate';
import type { RowProblem } from './intake.js';

/** Where in the body of the operation each field of a row goes: `contactPhone` → `#/contacts/0/phone`. */
export type Pointers = Readonly<Record<string, string>>;

/** What the operation itself says of a body, told by the fields of the row it was made of. */
export function bodyProblems(op: Operation, body: object, pointers: Pointers): readonly RowProblem[] {
  try {
    validated(op, { params: {}, query: {}, body });
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { errors = [] } = error.data;
    return errors.map((each) => ({ field: fieldAt(each.pointer, pointers), code: each.code, ...said(each) }));
  }
}

const fieldAt = (pointer: string, pointers: Pointers): string | null => Object.keys(pointers).find((field) => pointers[field] === pointer) ?? null;

/** The rules are said in English alone, for programs; a row is corrected by people. */
function said({ code, detail }: FieldError): { readonly en: string; readonly zh: string } {
  const [most = '?'] = (/\d+(?= characters)/g.exec(detail) ?? []) as readonly string[];
  const known = SAID[code];
  return known ? known(most) : { en: `It is not in the form that is needed (${code}).`, zh: `格式不正确（${code}）。` };
}

const SAID: Readonly<Record<string, ((most: string) => { readonly en: string; readonly zh: string }) | undefined>> = {
  isLength: (most) => ({ en: `It is too long: at most ${most} characters.`, zh: `内容过长：最多 ${most} 个字符。` }),
  matches: () => ({ en: 'It is not in the form that is needed: a digit or letter is missing, wrong or too many.', zh: '格式不正确：位数或字符有误。' }),
  isString: () => ({ en: 'It is required.', zh: '必填。' }),
  unreadableText: () => ({ en: 'It holds a character that is no text.', zh: '含有无法识别的字符。' }),
  personalData: () => ({
    en: 'It holds a mobile number, an e-mail address or an ID number; those belong into the columns of the contact, where they are sealed.',
    zh: '含有手机号、邮箱或身份证号；此类信息只能填写在联系人各列中（加密保存）。',
  }),
};
