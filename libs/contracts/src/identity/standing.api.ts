import { defineApi, internalOperation } from '@tradewind/kernel/operation';
import { Count, Flag, Id, ListOf, OrgPath, Text } from '../fields.js';
import { personNotFound } from './identity.faults.js';
import { PersonId } from './organisation.api.js';
import { HeldPostView } from './sign-in.api.js';

export class StandingGrantView {
  @Text() readonly permission!: string;
  @OrgPath() readonly org!: string;
  @Flag({ doc: 'Only what the person owns there' }) readonly own!: boolean;
  @Id({ optional: true, doc: 'Whose post it is, where it was delegated' }) readonly onBehalfOfId?: string;
  @Text({ optional: true }) readonly onBehalfOfName?: string;
  @Count({ optional: true, doc: 'Epoch seconds at which the delegation ends' }) readonly until?: number;
}

/** What somebody may at this moment; nothing once the account is disabled. */
export class StandingView {
  @Id() readonly id!: string;
  @Text() readonly name!: string;
  @ListOf(() => HeldPostView) readonly posts!: readonly HeldPostView[];
  @ListOf(() => StandingGrantView, { min: 0 }) readonly grants!: readonly StandingGrantView[];
}

export const standingApi = defineApi('identity', {
  standingOf: internalOperation({
    summary: 'What a person may now: asked by services that finish later what the person asked them for (exports)',
    by: 'services',
    body: PersonId,
    reply: StandingView,
    faults: [personNotFound],
  }),
});
