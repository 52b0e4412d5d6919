import type { Provider } from '@nestjs/common';
import { AllDelegations, DelegationRepository } from './delegation.repository.js';
import { Deputies } from './deputies.js';
import { HandOverRepository } from './hand-over.repository.js';
import { ConfirmHandOver } from './reactions/confirm-hand-over.reaction.js';
import { ReviewSteps } from './review-steps.js';
import { Separation } from './separation.js';
import { Standings } from './standings.js';
import { UnitHistory } from './unit-history.js';
import { WorkCalendarRepository } from './work-calendar.repository.js';
import { DelegationsInTime } from './watches/delegations-in-time.watch.js';

/** Units as they were, deputies, hand-overs, separate duties. */
export const ORGANISATION: readonly Provider[] = [
  AllDelegations,
  DelegationRepository,
  Deputies,
  HandOverRepository,
  ConfirmHandOver,
  ReviewSteps,
  Separation,
  Standings,
  UnitHistory,
  WorkCalendarRepository,
  DelegationsInTime,
];
