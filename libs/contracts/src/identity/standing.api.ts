import { defineApi, serviceOperation } from '@tradewind/kernel/operation';
import { Count, Flag, Id, ListOf, OneOf, OrgPath, Text, Texts } from '../fields.js';
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

/** From where on the organisation is climbed to find who decides: the unit of whose matter it is, or the unit it belongs to. */
export const RESOLVERS = ['manager-of-owner', 'head-of-unit'] as const;
export type Resolver = (typeof RESOLVERS)[number];

export class FindApprovers {
  @OneOf(RESOLVERS, { name: 'ReviewResolver' }) readonly resolver!: Resolver;
  @Text({ doc: 'What their post must allow' }) readonly permission!: string;
  @OrgPath({ doc: 'Where the matter belongs' }) readonly org!: string;
  @Id({ doc: 'Whose matter it is' }) readonly ownerId!: string;
}

export class ApproverView {
  @Id() readonly id!: string;
  @Text() readonly name!: string;
  @Texts({ doc: 'Whom they stand in for' }) readonly standsInFor!: readonly string[];
}

export class ApproversOfUnitView {
  @OrgPath() readonly org!: string;
  @ListOf(() => ApproverView, { min: 0 }) readonly people!: readonly ApproverView[];
}

export class ApproversView {
  @ListOf(() => ApproversOfUnitView, { min: 0, doc: 'Nearest unit first' }) readonly levels!: readonly ApproversOfUnitView[];
}

export class FindStore {
  @OrgPath() readonly org!: string;
}

export class StoreOfView {
  @OrgPath({ nullable: true, doc: 'The store that the unit is, or lies in' }) readonly store!: string | null;
  @Flag({ optional: true, doc: 'Whether there is such a unit; not said before there were price lists for one' }) readonly known?: boolean;
}

export class FindLetterhead {
  @OrgPath({ doc: 'Whose paper it is' }) readonly org!: string;
}

/** Who stands at the head of what a unit prints. */
export class LetterheadView {
  @Text() readonly company!: string;
  @Text({ nullable: true, doc: 'The branch it lies in; null at head office' }) readonly branch!: string | null;
}

/** Those that keep reviews, and have to know whom a resolver finds. */
const REVIEWING: readonly string[] = ['contracts', 'customers', 'expenses'];

/** Those that finish an export when whoever asked for it is gone. */
export const EXPORTING: readonly string[] = ['after-sales', 'contracts', 'customers', 'expenses', 'orders', 'performance'];

export const standingApi = defineApi('identity', {
  standingOf: serviceOperation({
    from: EXPORTING,
    summary: 'What a person may now: asked by services that finish later what the person asked them for (exports)',
    query: PersonId,
    reply: StandingView,
    faults: [personNotFound],
  }),
  approversFor: serviceOperation({
    from: REVIEWING,
    summary: 'Who may decide a step of a review, unit by unit upwards (ORG-07): asked when a case is opened',
    query: FindApprovers,
    reply: ApproversView,
    faults: [personNotFound],
  }),
  storeOf: serviceOperation({
    from: ['contracts'],
    summary: 'Whether a unit is a store: asked when a price below the list, or one for a tier, is asked for or used, which stores do not have (ORD-05)',
    query: FindStore,
    reply: StoreOfView,
  }),
  letterheadOf: serviceOperation({
    from: ['contracts'],
    summary: 'Names for the head of a printed contract: company and branch (CON-09)',
    query: FindLetterhead,
    reply: LetterheadView,
  }),
});
