import { Module } from '@nestjs/common';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { AccountController } from './account.controller.js';
import { ApproversUpwards } from './approvers-upwards.js';
import { ApprovalPathsController } from './approval-paths.controller.js';
import { CalendarsController } from './calendars.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { Founding } from './founding.js';
import { HandOversController } from './hand-overs.controller.js';
import { IdentityConfig } from './identity.config.js';
import { ORGANISATION } from './organisation.providers.js';
import { OrganisationController } from './organisation.controller.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { AccountRepository, PersonRepository } from './person.repository.js';
import { PartnerAppsController } from './partner-apps.controller.js';
import { PARTNER_APPS } from './partner-apps.providers.js';
import { PostRepository } from './post.repository.js';
import { SignInController } from './sign-in.controller.js';
import { SIGN_IN } from './sign-in.providers.js';
import { StaffPlan } from './staff-plan.js';
import { StandingController } from './standing.controller.js';
import { TrainingRepository } from './training.repository.js';
import { TrainingsController } from './trainings.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [
    AccountController,
    ApprovalPathsController,
    CalendarsController,
    DelegationsController,
    HandOversController,
    UnitsController,
    OrganisationController,
    PartnerAppsController,
    SignInController,
    StandingController,
    TrainingsController,
  ],
  providers: [
    OrgUnitRepository,
    PersonRepository,
    AccountRepository,
    PostRepository,
    Founding,
    ...SIGN_IN,
    ...ORGANISATION,
    StaffPlan,
    TrainingRepository,
    ApproversUpwards,
    ...PARTNER_APPS,
    { provide: IdentityConfig, useFactory: () => IdentityConfig.from(process.env) },
    { provide: TokenIssuer, inject: [IdentityConfig], useFactory: ({ privateKeyFile }: IdentityConfig) => TokenIssuer.fromFile(privateKeyFile) },
  ],
})
export class IdentityModule {}
