import { emailAddress } from './email-address.js';
import { maskedEmail, maskedName, maskedPhone } from './masking.js';
import { phoneNumber } from './phone-number.js';

describe('ORG-11 Personal data of contacts leave the service masked', () => {
  it('masks names, phones and e-mail addresses', () => {
    expect([maskedName('王明'), maskedName('王小明'), maskedName('John')]).toEqual(['王*', '王*明', 'J*']);
    expect([maskedPhone('+8613812341234'), maskedPhone('010-66778899')]).toEqual(['138****1234', '010****99']);
    expect(maskedEmail('wang@example.com')).toBe('w***@example.com');
  });
});

describe('CUS-05 Phones and e-mail addresses are kept in one form', () => {
  it.each([
    ['138 1234 1234', '+8613812341234'],
    ['+86 138-1234-1234', '+8613812341234'],
    ['010-66778899', '010-66778899'],
    ['400-800-8888', '400-800-8888'],
  ])('keeps %s as %s', (written, kept) => {
    expect(phoneNumber(written)).toBe(kept);
  });

  it.each(['12345', '23812341234', 'call me'])('does not take %s for a phone number', (written) => {
    expect(() => phoneNumber(written)).toThrow('The phone number is none');
  });

  it('does not take everything for an e-mail address', () => {
    expect(emailAddress(' Wang@Example.com ')).toBe('wang@example.com');
    expect(() => emailAddress('wang@example')).toThrow('The e-mail address is none');
  });
});
