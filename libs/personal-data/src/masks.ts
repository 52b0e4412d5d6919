// Personal data leave the service masked (api.md "Personal data", XCT-06).

/** 王小明 → 王*明, 王明 → 王*, John → J*. */
export function maskedName(name: string): string {
  const letters = Array.from(name);
  const [first = ''] = letters;
  return letters.length === 3 && /^\p{Script=Han}{3}$/u.test(name) ? `${first}*${letters[2] ?? ''}` : `${first}*`;
}

/** +8613812341234 → 138****1234; of landlines only the area code and the last two digits are left. */
export function maskedPhone(phone: string): string {
  const mobile = /^(?:\+86)?(1\d{2})\d{4}(\d{4})$/.exec(phone);
  if (mobile) return `${mobile[1] ?? ''}****${mobile[2] ?? ''}`;
  return `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}

/** wang@example.com → w***@example.com. */
export function maskedEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${Array.from(name)[0] ?? ''}***@${domain}`;
}

const PLACE = '[^\\s\\d路街镇乡村道号弄院]{1,8}?';
const AS_FAR_AS_COUNTY = new RegExp(`^(?:${PLACE}(?:省|自治区|特别行政区))?(?:${PLACE}(?:市|自治州|地区|盟))?(?:${PLACE}(?:区|县|旗|市))?`, 'u');

/** As far as the county: 重庆市渝北区龙溪街道1号 → 重庆市渝北区****. Without one nothing but the first two letters is left. */
export function maskedAddress(address: string): string {
  const county = AS_FAR_AS_COUNTY.exec(address)?.[0] ?? '';
  return `${county === '' ? Array.from(address).slice(0, 2).join('') : county}****`;
}

/** A person as somebody wrote them down, "刘工 13800001234": every word by what it looks like. */
export function maskedReporter(written: string): string {
  return written
    .split(/[\s,，;；:：、/()（）]+/u)
    .filter(Boolean)
    .map((word) => (word.includes('@') ? maskedEmail(word) : /\d{3,}/.test(word) ? maskedPhone(word) : maskedName(word)))
    .join(' ');
}
