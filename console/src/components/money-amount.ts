const AMOUNT = /^-?\d+(\.\d{0,2})?$/;

/** `12,000.5` or `１２０００` as people type and paste it → `12000.50`; undefined where it is no amount. */
export function amountOf(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s¥$€£]/g, '');
  if (!AMOUNT.test(plain)) return undefined;
  const [whole = '0', part = ''] = plain.split('.');
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${part.padEnd(2, '0')}`;
}
