import type { ImportHolidays, WorkDayRule } from '@tradewind/contracts/identity/calendars.api';
import { WorkCalendar } from './work-calendar.js';

const WEEK: WorkDayRule[] = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => ({ day, begins: '08:30', ends: '17:30' }));
const YEAR = {
  year: 2026,
  source: 'test',
  days: [
    { date: '2026-10-10', name: '国庆节', working: true },
    { date: '2026-10-07', name: '国庆节', working: false },
    { date: '2026-10-08', name: '国庆节', working: false },
  ],
} satisfies ImportHolidays;
function aCalendar(): WorkCalendar {
  const calendar = WorkCalendar.of({ path: 'hq.bj', branchCode: 'bj' }, WEEK, 'admin');
  calendar.import(YEAR);
  return calendar;
}

describe('ORG-05 A branch works by its calendar', () => {
  it('knows weekdays, holidays and make-up workdays', () => {
    const days = aCalendar().days('2026-10-07', '2026-10-11');
    expect(days.map(({ date, working, name }) => [date, working, name])).toEqual([
      ['2026-10-07', false, '国庆节'],
      ['2026-10-08', false, '国庆节'],
      ['2026-10-09', true, null],
      ['2026-10-10', true, '国庆节'],
      ['2026-10-11', false, null],
    ]);
    expect(days[2]).toMatchObject({ begins: '08:30', ends: '17:30' });
    expect(days[3]).toMatchObject({ begins: '08:30' });
    expect(days[4]).toMatchObject({ begins: null });
  });

  it('says which year is missing', () => {
    expect(() => aCalendar().days('2026-12-31', '2027-01-02')).toThrow('The holidays of 2027 are not in the work calendar of bj');
  });

  it('replaces a year by importing it again', () => {
    const calendar = aCalendar();
    calendar.import({ ...YEAR, days: [] });
    expect(calendar.years).toEqual([{ year: 2026, source: 'test', days: [] }]);
    expect(calendar.days('2026-10-08', '2026-10-08')).toMatchObject([{ working: true }]);
  });

  it.each([
    [() => aCalendar().import({ ...YEAR, year: 2027 }), 'is not in 2027'],
    [() => aCalendar().import({ ...YEAR, days: [YEAR.days[0]!, YEAR.days[0]!] }), 'a day is given twice'],
    [() => WorkCalendar.of({ path: 'hq', branchCode: 'hq' }, [...WEEK, WEEK[0]!], 'admin'), 'a weekday is given twice'],
    [() => aCalendar().set([{ day: 'monday', begins: '17:30', ends: '08:30' }]), 'monday 17:30'],
    [() => aCalendar().set([{ day: 'monday', begins: '8.30', ends: '17:30' }]), 'monday 8.30'],
    [() => aCalendar().days('2026-02-01', '2026-01-01'), 'from 2026-02-01'],
    [() => aCalendar().days('2026-01-01', '2028-01-01'), 'from 2026-01-01'],
  ])('refuses what cannot be read (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});
