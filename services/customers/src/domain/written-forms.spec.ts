import { emailAddress } from './email-address.js';
import { phoneNumber } from './phone-number.js';

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
