import type { BlindIndex } from './blind-index.js';
import { FIELD_POLICY, type PersonalField } from './field-policy.js';
import type { Kept } from './kept.js';
import { boundTo, decrypt, encrypt, open, seal, type Place } from './sealed.js';

/** The data key of one person, unwrapped: seals and opens what is kept about them. It lives as long as the call that needs it. */
export class PersonKey {
  constructor(
    readonly subjectId: string,
    private readonly key: Uint8Array,
    private readonly keyVersion: number,
    private readonly blind: BlindIndex,
  ) {}

  keep(field: PersonalField, text: string, place: Place): Kept {
    const { shown, searchable } = FIELD_POLICY[field];
    const kept = { sealed: seal(this.key, this.keyVersion, text, place), masked: shown(text) };
    return searchable ? { ...kept, index: this.blind.of('phone', text) } : kept;
  }

  open({ sealed }: Kept, place: Place): string {
    return open(this.key, this.keyVersion, sealed, place);
  }

  /** Whole documents that hold data of many: one key for all of it, gone with the document. */
  sealBytes(plain: Uint8Array, place: Place): Buffer {
    return encrypt(this.key, plain, boundTo(place));
  }

  openBytes(sealed: Buffer, place: Place): Buffer {
    return decrypt(this.key, sealed, boundTo(place));
  }
}
