import type { TextValues } from '../i18n/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Promises are made in hours: up to three days they are counted in them. */
const IN_DAYS_FROM = 72 * HOUR;

type Words = 'leftDays' | 'leftHours' | 'leftMinutes' | 'lateDays' | 'lateHours' | 'lateMinutes';

/** What is left of a promise in milliseconds (below zero: by how much it is late), as a text and its values. */
export function timeLeft(left: number): [key: Words, values: TextValues] {
  const size = Math.abs(left);
  const side = left < 0 ? 'late' : 'left';
  if (size >= IN_DAYS_FROM) return [`${side}Days`, { n: Math.floor(size / DAY) }];
  if (size >= HOUR) return [`${side}Hours`, { h: Math.floor(size / HOUR), m: Math.floor((size % HOUR) / MINUTE) }];
  return [`${side}Minutes`, { n: Math.floor(size / MINUTE) }];
}
