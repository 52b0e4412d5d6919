import { Controller } from '@nestjs/common';
import {
  branchUnknown,
  calendarMissing,
  calendarsApi,
  type AskWorkingDays,
  type BranchCode,
  type ImportHolidays,
  type SetWorkCalendar,
  type WorkCalendarView,
  type WorkingDaysView,
} from '@tradewind/contracts/identity/calendars.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { HQ_PATH, type OrgUnit } from './domain/org-unit.js';
import { WorkCalendar } from './domain/work-calendar.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { WorkCalendarRepository } from './work-calendar.repository.js';

@Controller()
export class CalendarsController {
  constructor(
    private readonly calendars: WorkCalendarRepository,
    private readonly units: OrgUnitRepository,
  ) {}

  @Handles(calendarsApi.setWorkCalendar)
  async setWorkCalendar({ branch, week }: BranchCode & SetWorkCalendar, { id }: Actor): Promise<WorkCalendarView> {
    const unit = await this.branch(branch);
    const known = await this.calendars.of(branch);
    if (!known) return calendarView(await this.calendars.add(WorkCalendar.of(unit, week, id)));
    return calendarView(
      await this.calendars.update(known.id, (calendar) => {
        calendar.set(week);
      }),
    );
  }

  @Handles(calendarsApi.importHolidays)
  async importHolidays({ branch, ...year }: BranchCode & ImportHolidays): Promise<WorkCalendarView> {
    await this.branch(branch);
    const known = await this.calendars.of(branch);
    if (!known) throw calendarMissing({ branch });
    return calendarView(
      await this.calendars.update(known.id, (calendar) => {
        calendar.import(year);
      }),
    );
  }

  @Handles(calendarsApi.workingDays)
  async workingDays({ branch, from, to }: BranchCode & AskWorkingDays): Promise<WorkingDaysView> {
    await this.branch(branch);
    const calendar = (await this.calendars.of(branch)) ?? (await this.calendars.of(HQ_PATH));
    if (!calendar) throw calendarMissing({ branch });
    const days = calendar.days(from, to);
    return { calendar: calendar.branch, workingDays: days.filter(({ working }) => working).length, days };
  }

  private async branch(code: string): Promise<OrgUnit> {
    const unit = await this.units.findOne({ branchCode: code, kind: ['hq', 'branch'] });
    if (!unit) throw branchUnknown({ branch: code });
    return unit;
  }
}

const calendarView = ({ id, version, branch, week, years }: WorkCalendar): WorkCalendarView => ({ id, version, branch, week, years });
