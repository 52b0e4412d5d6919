import { phoneMalformed } from '@tradewind/contracts/customers/customers.api';

const MOBILE = /^(?:\+?86)?(1[3-9]\d{9})$/;
const OTHERS = /^(0\d{2,3}-?\d{7,8}(-\d+)?|[48]00-?\d{3}-?\d{4})$/;

/** As it is kept: mobiles in E.164, `+8613812341234`; landlines and 400/800 numbers as written. Everything else is no phone number. */
export function phoneNumber(written: string): string {
  const digits = written.normalize('NFKC').replace(/[\s()]/g, '');
  const mobile = MOBILE.exec(digits.replace(/-/g, ''))?.[1];
  if (mobile) return `+86${mobile}`;
  if (OTHERS.test(digits)) return digits;
  throw phoneMalformed();
}
