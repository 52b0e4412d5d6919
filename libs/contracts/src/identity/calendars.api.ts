import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, DateOnly, Flag, Id, ListOf, OneOf, Text } from '../fields.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
const SET = [{ operation: 'identity.setWorkCalendar', whoMay: 'org:manage' }];
const IMPORT = [{ operation: 'identity.importHolidays', whoMay: 'org:manage' }];

export const branchUnknown = defineFault('identity.branch-unknown', 'not-found', {
  en: (d: { branch: string }) => `There is no branch ${d.branch}.`,
  zh: (d) => `没有分公司 ${d.branch}。`,
});

export const calendarMissing = defineFault(
  'identity.calendar-missing',
  'refused',
  {
    en: (d: { branch: string }) => `Neither ${d.branch} nor head office has a work calendar. Have one set first.`,
    zh: (d) => `${d.branch} 与总部均未设置工作日历，请先设置。`,
  },
  { requirement: 'ORG-05', waysForward: SET },
);

export const calendarYearMissing = defineFault(
  'identity.calendar-year-missing',
  'refused',
  {
    en: (d: { branch: string; year: number }) =>
      `The holidays of ${d.year} are not in the work calendar of ${d.branch}; without them working days would be guessed. Import the year.`,
    zh: (d) => `${d.branch} 的工作日历尚无 ${d.year} 年节假日；不能猜测工作日，请先导入该年度。`,
  },
  { requirement: 'ORG-05', waysForward: IMPORT },
);

export const calendarDays = defineFault('identity.calendar-days', 'invalid', {
  en: (d: { problem: string }) => `The calendar cannot be read so: ${d.problem}.`,
  zh: (d) => `日历内容有误：${d.problem}。`,
});

export class WorkDayRule {
  @OneOf(WEEKDAYS, { name: 'Weekday' }) readonly day!: Weekday;
  @Text({ min: 5, max: 5, doc: 'Shift begins, `08:30`' }) readonly begins!: string;
  @Text({ min: 5, max: 5, doc: 'Shift ends, `17:30`' }) readonly ends!: string;
}
export class SetWorkCalendar {
  @ListOf(() => WorkDayRule, { max: 7, doc: 'The weekdays on which work is done, each with its shift' }) readonly week!: readonly WorkDayRule[];
}
export class BranchCode {
  @Code() readonly branch!: string;
}
export class SpecialDay {
  @DateOnly() readonly date!: string;
  @Text({ max: 60, doc: 'Name of the holiday' }) readonly name!: string;
  @Flag({ doc: 'false: holiday; true: make-up workday 调休上班' }) readonly working!: boolean;
}
export class ImportHolidays {
  @Count({ min: 2000, max: 2100 }) readonly year!: number;
  @Text({ max: 200, doc: 'Where the days come from, e.g. the notice of the State Council' }) readonly source!: string;
  @ListOf(() => SpecialDay, { max: 200 }) readonly days!: readonly SpecialDay[];
}
export class CalendarYearView {
  @Count() readonly year!: number;
  @Text() readonly source!: string;
  @ListOf(() => SpecialDay, { min: 0 }) readonly days!: readonly SpecialDay[];
}
export class WorkCalendarView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly branch!: string;
  @ListOf(() => WorkDayRule, { min: 0 }) readonly week!: readonly WorkDayRule[];
  @ListOf(() => CalendarYearView, { min: 0 }) readonly years!: readonly CalendarYearView[];
}
export class AskWorkingDays {
  @DateOnly() readonly from!: string;
  @DateOnly({ doc: 'Included; at most 400 days after from' }) readonly to!: string;
}
export class CalendarDayView {
  @DateOnly() readonly date!: string;
  @Flag() readonly working!: boolean;
  @Text({ nullable: true, doc: 'Holiday or make-up workday' }) readonly name!: string | null;
  @Text({ nullable: true }) readonly begins!: string | null;
  @Text({ nullable: true }) readonly ends!: string | null;
}
export class WorkingDaysView {
  @Code({ doc: 'Whose calendar was used: the branch’s own, or head office’s' }) readonly calendar!: string;
  @Count() readonly workingDays!: number;
  @ListOf(() => CalendarDayView, { min: 0 }) readonly days!: readonly CalendarDayView[];
}

export const calendarsApi = defineApi('identity', {
  setWorkCalendar: operation({
    http: 'POST /calendars/:branch/set',
    allow: 'org:manage',
    summary: 'Set on which weekdays and from when to when a branch works; `hq` is what holds where a branch has none',
    params: BranchCode,
    body: SetWorkCalendar,
    reply: WorkCalendarView,
    faults: [branchUnknown, calendarDays],
  }),
  importHolidays: operation({
    http: 'POST /calendars/:branch/import-holidays',
    allow: 'org:manage',
    summary: 'Put the holidays and make-up workdays of a year into a work calendar, in place of those it had',
    params: BranchCode,
    body: ImportHolidays,
    reply: WorkCalendarView,
    faults: [branchUnknown, calendarMissing, calendarDays],
  }),
  workingDays: operation({
    http: 'GET /calendars/:branch',
    allow: 'org:read',
    summary: 'Working days of a branch; a year that was not imported is refused, never guessed',
    params: BranchCode,
    query: AskWorkingDays,
    reply: WorkingDaysView,
    faults: [branchUnknown, calendarMissing, calendarYearMissing, calendarDays],
  }),
});
