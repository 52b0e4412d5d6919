import { defineApi, internalOperation, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, Instant, ListOf, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { unitNotFound } from './identity.faults.js';
import {
  addressNotAllowed,
  addressRangeWrong,
  credentialsWrong,
  nonceUsed,
  partnerAppNotFound,
  partnerSecretNotFound,
  scopeIncomplete,
  scopeNotForPartners,
  scopeUnknown,
  signatureWrong,
  timestampOff,
  twoSecretsLive,
} from './partner-apps.faults.js';

export const PARTNER_APP_STATUSES = ['active', 'suspended', 'ended'] as const;
export type PartnerAppStatus = (typeof PARTNER_APP_STATUSES)[number];

export class PartnerAppId {
  @Id() readonly partnerAppId!: string;
}
export class PartnerSecretId extends PartnerAppId {
  @Id() readonly secretId!: string;
}
export class RegisterPartnerApp {
  @Text({ max: 100, doc: 'Who uses it and what for' }) readonly name!: string;
  @Texts({ max: 400, doc: 'Operations it may call, e.g. `orders.getOrder`; no others' }) readonly scopes!: readonly string[];
  @OrgPath({ doc: 'Unit whose rows, and those below, it sees; for a dealer the unit that looks after it' }) readonly org!: string;
  @Id({ optional: true, doc: 'For a dealer: the one customer whose rows it sees, wherever they are' }) readonly customerId?: string;
  @Texts({ max: 50, doc: 'Addresses it may come from, as CIDR; none: from anywhere' }) readonly allowedAddresses!: readonly string[];
  @Count({ min: 1, max: 60_000, doc: 'Requests a minute' }) readonly quotaPerMinute!: number;
}
export class FindPartnerApps extends SearchRequest {
  @OneOf(PARTNER_APP_STATUSES, { name: 'PartnerAppStatus', optional: true }) readonly status?: PartnerAppStatus;
  @Id({ optional: true }) readonly customerId?: string;
}

export class PartnerSecretView {
  @Id() readonly secretId!: string;
  @Instant() readonly addedAt!: string;
}
export class PartnerAppView {
  @Id({ doc: 'Also its `client_id` and its `X-App-Key`' }) readonly id!: string;
  @Count() readonly version!: number;
  @Text() readonly name!: string;
  @OneOf(PARTNER_APP_STATUSES, { name: 'PartnerAppStatus' }) readonly status!: PartnerAppStatus;
  @Texts() readonly scopes!: readonly string[];
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id({ nullable: true }) readonly customerId!: string | null;
  @Texts() readonly allowedAddresses!: readonly string[];
  @Count() readonly quotaPerMinute!: number;
  @ListOf(() => PartnerSecretView, { doc: 'The live ones, at most two' }) readonly secrets!: readonly PartnerSecretView[];
}
export class NewPartnerSecretView {
  @Id() readonly secretId!: string;
  @Text({ doc: 'Shown this once; nobody can read it again' }) readonly secret!: string;
  @One(() => PartnerAppView) readonly app!: PartnerAppView;
}

// What the gateway asks, and nobody else can.
export class CheckSignedRequest {
  @Text({ max: 64 }) readonly appKey!: string;
  @Text({ max: 20, doc: 'Epoch seconds' }) readonly timestamp!: string;
  @Text({ max: 64 }) readonly nonce!: string;
  @Text({ max: 100 }) readonly signature!: string;
  @Text({ max: 8 }) readonly method!: string;
  @Text({ max: 8_000, doc: 'Path and sorted query' }) readonly target!: string;
  @Text({ max: 64, doc: 'SHA-256 of the body, hex' }) readonly bodyHash!: string;
}
export class SignedRequestToken {
  @Text({ max: 20_000, doc: 'Access token for this one request' }) readonly token!: string;
}
export class TakeQuota {
  @Text({ max: 100, doc: 'Person, partner app or address' }) readonly principal!: string;
  @Count({ min: 1, doc: 'Requests a minute' }) readonly limit!: number;
  @Count({ min: 1, doc: 'How many are wanted now' }) readonly want!: number;
}
export class QuotaTaken {
  @Count({ doc: 'How many may be let through; 0 when the minute is used up' }) readonly granted!: number;
  @Count({ doc: 'Left in the minute for all gateways' }) readonly remaining!: number;
  @Count({ doc: 'Milliseconds until the next minute' }) readonly resetsIn!: number;
}

const VERB_FAULTS = [partnerAppNotFound];

export const partnerAppsApi = defineApi('identity', {
  registerPartnerApp: operation({
    http: 'POST /partner-apps',
    allow: 'partner:manage',
    summary: 'Register an app of a partner: what it may call, whose rows it sees, from where, how often',
    description: 'It has no secret yet: add one (ORG-13, INT-04).',
    body: RegisterPartnerApp,
    reply: PartnerAppView,
    faults: [unitNotFound, scopeUnknown, scopeNotForPartners, scopeIncomplete, addressRangeWrong],
  }),
  findPartnerApps: operation({
    http: 'GET /partner-apps',
    allow: 'partner:manage',
    summary: 'Partner apps, newest first',
    query: FindPartnerApps,
    reply: page(PartnerAppView),
  }),
  getPartnerApp: operation({
    http: 'GET /partner-apps/:partnerAppId',
    allow: 'partner:manage',
    summary: 'One partner app',
    params: PartnerAppId,
    reply: PartnerAppView,
    faults: VERB_FAULTS,
  }),
  addPartnerSecret: operation({
    http: 'POST /partner-apps/:partnerAppId/secrets',
    allow: 'partner:manage',
    summary: 'Add a secret; it is shown once',
    description:
      'Two may be live at a time: add the new one, change the client, retire the old one. Each try makes another secret, also under the same Idempotency-Key.',
    params: PartnerAppId,
    reply: NewPartnerSecretView,
    faults: [...VERB_FAULTS, twoSecretsLive],
    confidentialReply: true,
  }),
  retirePartnerSecret: operation({
    http: 'POST /partner-apps/:partnerAppId/secrets/:secretId/retire',
    allow: 'partner:manage',
    summary: 'Retire a secret at once; access tokens of the app are refused, it gets new ones with the other secret',
    params: PartnerSecretId,
    reply: PartnerAppView,
    faults: [...VERB_FAULTS, partnerSecretNotFound],
  }),
  suspendPartnerApp: operation({
    http: 'POST /partner-apps/:partnerAppId/suspend',
    allow: 'partner:manage',
    summary: 'Let the app do nothing for now',
    params: PartnerAppId,
    reply: PartnerAppView,
    faults: VERB_FAULTS,
  }),
  resumePartnerApp: operation({
    http: 'POST /partner-apps/:partnerAppId/resume',
    allow: 'partner:manage',
    summary: 'Let a suspended app work again',
    params: PartnerAppId,
    reply: PartnerAppView,
    faults: VERB_FAULTS,
  }),
  endPartnerApp: operation({
    http: 'POST /partner-apps/:partnerAppId/end',
    allow: 'partner:manage',
    summary: 'End the app for good; its secrets are destroyed',
    params: PartnerAppId,
    reply: PartnerAppView,
    faults: VERB_FAULTS,
  }),
  checkSignedRequest: internalOperation({
    summary: 'Check the signature of a request; gives a token for it',
    body: CheckSignedRequest,
    reply: SignedRequestToken,
    faults: [credentialsWrong, addressNotAllowed, timestampOff, signatureWrong, nonceUsed],
  }),
  takeQuota: internalOperation({ summary: 'Take a share of a minute’s quota', body: TakeQuota, reply: QuotaTaken }),
});
