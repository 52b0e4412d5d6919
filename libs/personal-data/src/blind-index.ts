import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Fields that are found again by their exact value. */
export type IndexedField = 'phone' | 'credit-code';

const HEX_DIGITS = 32;

/**
 * Finds equal values without keeping them: HMAC-SHA256 under a key of its own for each field, cut to 128 bits (S12).
 * It shows which rows are equal and nothing else; whoever has no key cannot try numbers out.
 */
export class BlindIndex {
  /** Made once for each field: of plain bytes Node makes a key at each use. */
  private readonly keys = new Map<IndexedField, KeyObject>();

  constructor(private readonly key: Uint8Array) {}

  /** `value` in its one written form, e.g. a mobile in E.164. */
  of(field: IndexedField, value: string): string {
    return createHmac('sha256', this.keyOf(field)).update(value).digest('hex').slice(0, HEX_DIGITS);
  }

  private keyOf(field: IndexedField): KeyObject {
    const known = this.keys.get(field);
    if (known) return known;
    const made = createSecretKey(createHmac('sha256', this.key).update(`blind index of ${field}`).digest());
    this.keys.set(field, made);
    return made;
  }
}
