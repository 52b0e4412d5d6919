import {
  milestoneDayWrong,
  milestoneDone,
  milestoneInThePast,
  milestoneTwice,
  milestoneUnknown,
  type AgreedMilestone,
  type MilestoneDone,
  type MilestoneView,
} from '@tradewind/contracts/contracts/contract-milestones';
import type { Actor } from '@tradewind/kernel/actor';

/** As it is kept, and shown. */
export type Milestone = Pick<MilestoneView, keyof MilestoneView>;

/** Agreed for days to come, each known by its code; in the order of their days (CON-16). */
export function agreedMilestones(agreed: readonly AgreedMilestone[], today: string): Milestone[] {
  const codes = agreed.map(({ code }) => code);
  const twice = codes.filter((code, i) => codes.indexOf(code) !== i);
  if (twice.length > 0) throw milestoneTwice({ codes: [...new Set(twice)] });
  assertAhead(agreed, today);
  return agreed
    .map(({ code, name, dueOn, binds }) => ({ code, name, dueOn, binds, doneOn: null, doneByName: null, note: null, late: false }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

export function assertAhead(milestones: readonly AgreedMilestone[], today: string): void {
  const past = milestones.find(({ dueOn }) => dueOn < today);
  if (past) throw milestoneInThePast({ code: past.code, dueOn: past.dueOn, today });
}

/** One of them was done, on a day on which it could be. */
export function withDone(
  milestones: readonly Milestone[],
  { code, doneOn, note }: MilestoneDone,
  by: Actor,
  { effectiveOn, today }: { readonly effectiveOn: string; readonly today: string },
): Milestone[] {
  const done = milestones.find((each) => each.code === code);
  if (!done) throw milestoneUnknown({ code, known: milestones.map((each) => each.code) });
  if (done.doneOn !== null) throw milestoneDone({ code, doneOn: done.doneOn });
  if (doneOn < effectiveOn || doneOn > today) throw milestoneDayWrong({ code, doneOn, effectiveOn, today });
  return milestones.map((each) =>
    each === done ? { ...each, doneOn, doneByName: by.name, note: note ?? null, late: each.late || doneOn > each.dueOn } : each,
  );
}

const isOpen = ({ doneOn }: Milestone): boolean => doneOn === null;

export const allDone = (milestones: readonly Milestone[]): boolean => !milestones.some(isOpen);

/** Those whose day has passed, and of which nobody was warned. */
export const newlyLate = (milestones: readonly Milestone[], today: string): Milestone[] =>
  milestones.filter((each) => isOpen(each) && !each.late && each.dueOn < today);

/** The day whose end the clock waits for; null while there is nothing to warn of. */
export const nextDayOf = (milestones: readonly Milestone[]): string | null =>
  milestones
    .filter((each) => isOpen(each) && !each.late)
    .map(({ dueOn }) => dueOn)
    .toSorted()[0] ?? null;

export const someLate = (milestones: readonly Milestone[]): boolean => milestones.some((each) => isOpen(each) && each.late);

/** What both sides are bound to, without how it went. */
export const boundTo = (milestones: readonly Milestone[]): AgreedMilestone[] =>
  milestones.map(({ code, name, dueOn, binds }) => ({ code, name, dueOn, binds }));

const NONE = '无 (none)';

/** As the contract says it. */
export const milestonesText = (milestones: readonly AgreedMilestone[]): string =>
  milestones.length === 0 ? NONE : milestones.map(({ code, name, dueOn, binds }) => `${code} ${name}：${dueOn} 前，${binds}`).join('\n');
