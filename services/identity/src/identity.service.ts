import { approvalPathsApi } from '@tradewind/contracts/identity/approval-paths.api';
import { calendarsApi } from '@tradewind/contracts/identity/calendars.api';
import { delegationsApi } from '@tradewind/contracts/identity/delegations.api';
import { handOversApi } from '@tradewind/contracts/identity/hand-overs.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { standingApi } from '@tradewind/contracts/identity/standing.api';
import { trainedApi, trainingsApi } from '@tradewind/contracts/identity/trainings.api';
import { unitsApi } from '@tradewind/contracts/identity/units.api';
import { defineService } from '@tradewind/runtime/service-definition';
import { Delegation } from './domain/delegation.js';
import { HandOver } from './domain/hand-over.js';
import { OrgUnit } from './domain/org-unit.js';
import { PartnerApp } from './domain/partner-app.js';
import { Person } from './domain/person.js';
import { Post } from './domain/post.js';
import { SecondFactor } from './domain/second-factor.js';
import { Session } from './domain/session.js';
import { Training } from './domain/training.js';
import { WorkCalendar } from './domain/work-calendar.js';
import { IdentityModule } from './identity.module.js';
import { OrgUnitVersion } from './org-unit-version.entity.js';
import { PartnerNonce } from './partner-nonce.entity.js';
import { OutsideSignInBegun } from './outside-sign-in.entity.js';
import { QuotaWindow } from './quota-window.entity.js';
import { SignInLimit } from './sign-in-limit.entity.js';
import { MIGRATIONS } from './migrations/all.js';

export const identityService = defineService({
  name: 'identity',
  module: IdentityModule,
  apis: [
    organisationApi,
    unitsApi,
    delegationsApi,
    handOversApi,
    approvalPathsApi,
    calendarsApi,
    partnerAppsApi,
    signInApi,
    standingApi,
    trainingsApi,
    trainedApi,
  ],
  entities: [
    OrgUnit,
    OrgUnitVersion,
    Delegation,
    HandOver,
    WorkCalendar,
    Training,
    PartnerApp,
    PartnerNonce,
    QuotaWindow,
    Person,
    Post,
    Session,
    SecondFactor,
    SignInLimit,
    OutsideSignInBegun,
  ],
  migrations: MIGRATIONS,
});
