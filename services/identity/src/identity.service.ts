import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { defineService } from '@tradewind/runtime/service-definition';
import { OrgUnit } from './domain/org-unit.js';
import { Person } from './domain/person.js';
import { Post } from './domain/post.js';
import { IdentityModule } from './identity.module.js';
import { MIGRATIONS } from './migrations/all.js';

export const identityService = defineService({
  name: 'identity',
  module: IdentityModule,
  apis: [organisationApi, signInApi],
  entities: [OrgUnit, Person, Post],
  migrations: MIGRATIONS,
});
