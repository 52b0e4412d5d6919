import {
  calendarDays,
  calendarYearMissing,
  WEEKDAYS,
  type CalendarDayView,
  type CalendarYearView,
  type ImportHolidays,
  type Weekday,
  type WorkDayRule,
} from '@tradewind/contracts/identity/calendars.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays } from '@tradewind/domain/business-date';
import { Column, Entity, Index } from 'typeorm';
import type { OrgUnit } from './org-unit.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_DAYS = 400;

/** When a branch works: weekdays with their shifts, and year by year what the calendar of the state changes. */
@Entity('work_calendar')
@Index('work_calendar_branch', ['branch'], { unique: true })
export class WorkCalendar extends Aggregate<WorkCalendar> {
  @Column('jsonb') readonly week!: readonly WorkDayRule[];
  @Column('jsonb') readonly years!: readonly CalendarYearView[];

  static of(unit: Pick<OrgUnit, 'path' | 'branchCode'>, week: readonly WorkDayRule[], by: string): WorkCalendar {
    assertWeek(week);
    return WorkCalendar.born({ org: unit.path, branch: unit.branchCode, ownerId: by }, { week, years: [] });
  }

  set(week: readonly WorkDayRule[]): void {
    assertWeek(week);
    this.change({ week });
  }

  /** The days of a year, in place of those it had. */
  import({ year, source, days }: ImportHolidays): void {
    const stray = days.find(({ date }) => !date.startsWith(`${year}-`));
    if (stray) throw calendarDays({ problem: `${stray.date} is not in ${year}` });
    if (new Set(days.map(({ date }) => date)).size < days.length) throw calendarDays({ problem: 'a day is given twice' });
    const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
    const others = this.years.filter((known) => known.year !== year);
    this.change({ years: [...others, { year, source, days: sorted }].sort((a, b) => a.year - b.year) });
  }

  /** Day by day, both ends included; a year that is not there is refused, never guessed. */
  days(from: string, to: string): CalendarDayView[] {
    if (to < from || addDays(from, MOST_DAYS) < to) throw calendarDays({ problem: `from ${from} to ${to}` });
    const days: CalendarDayView[] = [];
    for (let date = from; date <= to; date = addDays(date, 1)) days.push(this.day(date));
    return days;
  }

  private day(date: string): CalendarDayView {
    const special = this.year(parseInt(date, 10)).days.find((day) => day.date === date);
    const usual = this.week.find(({ day }) => day === weekdayOf(date));
    const working = special?.working ?? usual !== undefined;
    const shift = working ? (usual ?? this.week[0]) : undefined;
    return { date, working, name: special?.name ?? null, begins: shift?.begins ?? null, ends: shift?.ends ?? null };
  }

  private year(year: number): CalendarYearView {
    const found = this.years.find((known) => known.year === year);
    if (!found) throw calendarYearMissing({ branch: this.branch, year });
    return found;
  }
}

function assertWeek(week: readonly WorkDayRule[]): void {
  if (new Set(week.map(({ day }) => day)).size < week.length) throw calendarDays({ problem: 'a weekday is given twice' });
  const odd = week.find(({ begins, ends }) => !CLOCK.test(begins) || !CLOCK.test(ends) || ends <= begins);
  if (odd) throw calendarDays({ problem: `${odd.day} ${odd.begins}–${odd.ends}` });
}

/** Sunday is 0 in JavaScript and last in a working week. */
const weekdayOf = (date: string): Weekday | undefined => WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
