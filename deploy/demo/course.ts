import type { CallOptions } from '@tradewind/client/http-actor';
import { addDays, businessDate } from '@tradewind/domain/business-date';

/** How time runs for those who act: really, or as history is told. */
export interface Course {
  /** Options of a call made now. */
  now(): CallOptions;
  moment(): Date;
  /** The business date of now. */
  today(): string;
  /** Some hours later; told time goes on to the next working hour. */
  pass(hours: number): void;
}

export const inDays = (course: Course, days: number): string => addDays(course.today(), days);

/** The time on the wall: nothing is sent, nothing passes. */
export class RealTime implements Course {
  now(): CallOptions {
    return {};
  }

  moment(): Date {
    return new Date();
  }

  today(): string {
    return businessDate(this.moment());
  }

  pass(): void {
    // It passes by itself.
  }
}

const HOUR = 3_600_000;
const SHANGHAI = 8 * HOUR;
const OPENS = 9;
const CLOSES = 18;

/** 9 o'clock and later of a business date, in the zone of the branches. */
export const momentOf = (date: string, hour = OPENS, minute = 0): Date => new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI + hour * HOUR + minute * 60_000);

/** Told time: runs through working hours only, never backwards, and never beyond the present. */
export class ToldTime implements Course {
  private at: Date;
  private readonly present: Date;

  constructor(from: Date, present: Date) {
    this.at = from < present ? from : present;
    this.present = present;
  }

  now(): CallOptions {
    return { asOf: this.at };
  }

  moment(): Date {
    return this.at;
  }

  today(): string {
    return businessDate(this.at);
  }

  pass(hours: number): void {
    const later = atWork(new Date(this.at.getTime() + hours * HOUR));
    this.at = later < this.present ? later : this.present;
  }

  /** A second course that begins where this one is. */
  fork(): ToldTime {
    return new ToldTime(this.at, this.present);
  }
}

function atWork(at: Date): Date {
  const local = new Date(at.getTime() + SHANGHAI);
  const hour = local.getUTCHours();
  const date = local.toISOString().slice(0, 10);
  if (hour < OPENS) return momentOf(date, OPENS, local.getUTCMinutes());
  return hour < CLOSES ? at : momentOf(addDays(date, 1), OPENS, local.getUTCMinutes());
}
