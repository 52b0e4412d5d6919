import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Flag, Id, Instant, ListOf, OneOf, Text } from '../fields.js';
import { personNotFound } from './identity.faults.js';
import { WorkCountView } from './open-work.js';
import { PersonId } from './organisation.api.js';
import { approvalLost } from './separation.faults.js';

export const HAND_OVER_STATUSES = ['running', 'done'] as const;
export type HandOverStatus = (typeof HAND_OVER_STATUSES)[number];

export const handOverNotFound = defineFault('identity.hand-over-not-found', 'not-found', {
  en: (d: { handOverId: string }) => `There is no hand-over ${d.handOverId}.`,
  zh: (d) => `没有交接 ${d.handOverId}。`,
});

export const successorUnfit = defineFault(
  'identity.successor-unfit',
  'refused',
  {
    en: (d: { name: string }) => `${d.name} cannot take the work over: a successor is another active person of the same branch.`,
    zh: (d) => `${d.name} 不能接手：接手人须为同一分公司的另一名在职人员。`,
  },
  { requirement: 'CUS-14', waysForward: [{ operation: 'identity.findPeople', whoMay: 'org:read' }] },
);

export class AskHandOver {
  @Id() readonly successorId!: string;
}
export class ServiceWorkView {
  @Code() readonly service!: string;
  @Flag({ doc: 'False: the service did not answer; ask again before handing over' }) readonly answered!: boolean;
  @ListOf(() => WorkCountView, { min: 0 }) readonly work!: readonly WorkCountView[];
}
export class HandOverPreview {
  @Id() readonly personId!: string;
  @Id() readonly successorId!: string;
  @Text() readonly successorName!: string;
  @ListOf(() => ServiceWorkView) readonly services!: readonly ServiceWorkView[];
}
export class HandOverAll {
  @Id() readonly successorId!: string;
  @Text({ max: 200 }) readonly reason!: string;
  @Flag({ doc: 'The person leaves: the account is disabled' }) readonly leave!: boolean;
}
export class HandOverAllId {
  @Id() readonly handOverId!: string;
}
export class TakenOverView {
  @Code() readonly service!: string;
  @Instant({ nullable: true, doc: 'Null: not confirmed yet' }) readonly at!: string | null;
  @ListOf(() => WorkCountView, { min: 0 }) readonly work!: readonly WorkCountView[];
}
export class HandOverView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OneOf(HAND_OVER_STATUSES, { name: 'HandOverStatus' }) readonly status!: HandOverStatus;
  @Id() readonly personId!: string;
  @Text() readonly personName!: string;
  @Id() readonly successorId!: string;
  @Text() readonly successorName!: string;
  @Text() readonly reason!: string;
  @Flag() readonly leave!: boolean;
  @ListOf(() => TakenOverView) readonly services!: readonly TakenOverView[];
}

export const handOversApi = defineApi('identity', {
  previewHandOver: operation({
    http: 'GET /people/:personId/hand-over-preview',
    allow: 'org:manage',
    summary: 'What a hand-over would move, asked of every service',
    params: PersonId,
    query: AskHandOver,
    reply: HandOverPreview,
    faults: [personNotFound, successorUnfit],
  }),
  handOverAll: operation({
    http: 'POST /people/:personId/hand-over',
    allow: 'org:manage',
    summary: 'Give a person’s customers and open work to a successor; the person may leave in the same command',
    description:
      'Every service moves its part in one transaction and confirms; see `GET /hand-overs/:handOverId`. Claims, targets and bonuses are personal and stay.',
    params: PersonId,
    body: HandOverAll,
    reply: HandOverView,
    faults: [personNotFound, successorUnfit, approvalLost],
  }),
  getHandOver: operation({
    http: 'GET /hand-overs/:handOverId',
    allow: 'org:manage',
    summary: 'How far a hand-over is, service by service',
    params: HandOverAllId,
    reply: HandOverView,
    faults: [handOverNotFound],
  }),
});
