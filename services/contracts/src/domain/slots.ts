import { slotEmpty } from '@tradewind/contracts/contracts/contracts.api';
import { SLOTS, templateIncomplete, templateSlotUnknown, type ContractSlot, type TemplateKind } from '@tradewind/contracts/contracts/contract-templates.api';

/** What the system writes where a wording asks for it. */
export type SlotValues = Readonly<Record<string, string | null>>;
export type FilledSlots = Readonly<Record<ContractSlot, string | null>>;

const SLOT = /\{\{([^{}]*)\}\}/g;

/** Names of the slots in a wording, each once, in order of appearance. */
export const slotsIn = (wording: string): string[] => [...new Set([...wording.matchAll(SLOT)].map(([, name = '']) => name.trim()))];

/** A template can be filled, and its contracts are complete (CON-11). */
export function assertFillable(wording: string, kind: TemplateKind = 'sales'): void {
  assertSlotsKnown(wording, kind);
  const missing = slotsMissing(wording, kind);
  if (missing.length > 0) throw templateIncomplete({ missing });
}

export function assertSlotsKnown(wording: string, kind: TemplateKind = 'sales'): void {
  const { known } = SLOTS[kind];
  const broken = wording.replace(SLOT, '').match(/\{\{|\}\}/g) ?? [];
  const unknown = [...slotsIn(wording).filter((slot) => !known.includes(slot)), ...broken];
  if (unknown.length > 0) throw templateSlotUnknown({ slots: unknown, known });
}

/** What a contract of this wording would not say, and must (CON-11). */
export const slotsMissing = (wording: string, kind: TemplateKind = 'sales'): string[] =>
  SLOTS[kind].required.filter((slot) => !slotsIn(wording).includes(slot));

/** The wording with every slot filled, in one pass: what is filled in is never read as a slot. */
export function fill(wording: string, slots: SlotValues): string {
  const value = (name: string): string => (Object.hasOwn(slots, name.trim()) ? slots[name.trim()] : null) ?? '';
  const empty = slotsIn(wording).filter((name) => value(name).trim() === '');
  if (empty.length > 0) throw slotEmpty({ slots: empty });
  return wording.replace(SLOT, (_, name: string) => value(name));
}
