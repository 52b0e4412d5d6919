import type { BlindIndex } from './blind-index.js';
import { FIELD_POLICY, type PersonalField } from './field-policy.js';
import type { Kept } from './kept.js';
import { open, seal, type Place } from './sealed.js';

/** The data key of one person, unwrapped: seals and opens what is kept about them. It lives as long as the call that needs it. */
export class PersonKey {
  constructor(
    readonly subjectId: string,
    private readonly key: Uint8Array,
    private readonly keyVersion: number,
    private readonly blind: BlindIndex,
  ) {}

  keep(field: PersonalField, text: string, place: Omit<Place, 'row'>): Kept {
    const { shown, searchable } = FIELD_POLICY[field];
    const sealed = seal(this.key, this.keyVersion, text, this.at(place));
    const kept = { sealed, masked: shown(text) };
    return searchable ? { ...kept, index: this.blind.of('phone', text) } : kept;
  }

  open({ sealed }: Kept, place: Omit<Place, 'row'>): string {
    return open(this.key, this.keyVersion, sealed, this.at(place));
  }

  private at({ table, column }: Omit<Place, 'row'>): Place {
    return { table, column, row: this.subjectId };
  }
}
