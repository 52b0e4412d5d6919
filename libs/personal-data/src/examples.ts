import { newId } from '@tradewind/kernel/ids';
import { randomBytes } from 'node:crypto';
import { BlindIndex } from './blind-index.js';
import { PersonKey } from './person-key.js';

/** A key of somebody in a spec. */
export const aPersonKey = (subjectId: string = newId()): PersonKey => new PersonKey(subjectId, randomBytes(32), 1, new BlindIndex(randomBytes(32)));
