// Personal data leave the service masked (api.md "Personal data", ORG-11).

/** 王小明 → 王*明, 王明 → 王*, John → J*. */
export function maskedName(name: string): string {
  const letters = Array.from(name);
  const [first = ''] = letters;
  return letters.length === 3 && /^\p{Script=Han}{3}$/u.test(name) ? `${first}*${letters[2] ?? ''}` : `${first}*`;
}

/** +8613812341234 → 138****1234; of landlines only the area code and the last two digits are left. */
export function maskedPhone(phone: string): string {
  const mobile = /^\+86(\d{3})\d{4}(\d{4})$/.exec(phone);
  if (mobile) return `${mobile[1] ?? ''}****${mobile[2] ?? ''}`;
  return `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}

/** wang@example.com → w***@example.com. */
export function maskedEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${Array.from(name)[0] ?? ''}***@${domain}`;
}
