import { createHash } from 'node:crypto';
import { Body, Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  approvalsApi,
  batchTwice,
  DecideBatch,
  FindInbox,
  type BatchResult,
  type CaseKind,
  type CaseResult,
  type DecideCase,
  type InboxView,
  type WaitingCases,
} from '@tradewind/contracts/approvals/approvals.api';
import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { serviceContractsApi } from '@tradewind/contracts/contracts/service-contracts.api';
import { terminationsApi } from '@tradewind/contracts/contracts/terminations.api';
import { partnerAgreementsApi } from '@tradewind/contracts/contracts/partner-agreements.api';
import { requirementReviewsApi } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { creditApi } from '@tradewind/contracts/customers/credit.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import { validated } from '@tradewind/messaging/validate';
import type { Answer } from '@tradewind/messaging/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../admitted.js';
import { Door } from '../door.js';
import { InsistentClient } from '../insistent-client.js';
import { languageOf } from '../language.js';
import { Lanes } from '../lanes.js';
import { routeDecorators } from '../mount.js';
import { problemOf } from '../problem.js';
import { callHeaders, type HttpHeaders } from '../request-headers.js';
import { slotsOfRequest } from '../request-slots.js';
import { bodyOf } from '../security-log.js';

interface Kind {
  readonly waiting: Operation;
  readonly decide: Operation;
  /** By which its operation addresses a case. */
  readonly id: string;
}

/** Where each kind of case is kept. */
const KINDS: Readonly<Record<CaseKind, Kind>> = {
  contract: { waiting: contractsApi.contractsWaitingForMe, decide: contractsApi.decideContract, id: 'contractId' },
  claim: { waiting: claimsApi.claimsWaitingForMe, decide: claimsApi.decideClaim, id: 'claimId' },
  budget: { waiting: budgetsApi.budgetsWaitingForMe, decide: budgetsApi.decideBudget, id: 'budgetId' },
  supplement: { waiting: supplementsApi.supplementsWaitingForMe, decide: supplementsApi.decideSupplement, id: 'supplementId' },
  credit: { waiting: creditApi.creditWaitingForMe, decide: creditApi.decideCredit, id: 'customerId' },
  'price-exception': {
    waiting: priceExceptionsApi.priceExceptionsWaitingForMe,
    decide: priceExceptionsApi.decidePriceException,
    id: 'priceExceptionId',
  },
  amendment: { waiting: amendmentsApi.amendmentsWaitingForMe, decide: amendmentsApi.decideAmendment, id: 'amendmentId' },
  termination: { waiting: terminationsApi.terminationsWaitingForMe, decide: terminationsApi.decideTermination, id: 'terminationId' },
  'service-contract': {
    waiting: serviceContractsApi.serviceContractsWaitingForMe,
    decide: serviceContractsApi.decideServiceContract,
    id: 'serviceContractId',
  },
  'partner-agreement': {
    waiting: partnerAgreementsApi.partnerAgreementsWaitingForMe,
    decide: partnerAgreementsApi.decidePartnerAgreement,
    id: 'partnerAgreementId',
  },
  requirements: {
    waiting: requirementReviewsApi.requirementReviewsWaitingForMe,
    decide: requirementReviewsApi.decideRequirementReview,
    id: 'requirementReviewId',
  },
};
const ALL = Object.keys(KINDS) as CaseKind[];

/** Somebody asking, and how long they still wait. */
interface Asking {
  readonly request: FastifyRequest;
  readonly admitted: Admitted;
  readonly deadline: number;
}

/** One inbox over all services, and several decisions at once. What somebody may do is decided by each service, as if it were asked alone. */
@ApiTags('approvals')
@Controller()
export class ApprovalsController {
  constructor(
    @Inject(InsistentClient) private readonly bus: InsistentClient,
    @Inject(Door) private readonly door: Door,
    @Inject(Lanes) private readonly lanes: Lanes,
  ) {}

  @routeDecorators(approvalsApi.inbox)
  inbox(@Query() _: FindInbox, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<InboxView> {
    return this.admitted(approvalsApi.inbox, request, reply, async (asking, { kind = ALL }: FindInbox) => {
      const parts = await Promise.all(kind.map((each) => this.waiting(each, asking)));
      const items = parts.flatMap((part) => part?.items ?? []).toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
      return { items, more: parts.some((part) => part?.more), notAnswered: kind.filter((_kind, i) => parts[i] === null) };
    });
  }

  @routeDecorators(approvalsApi.decideBatch)
  decideBatch(@Body() _: DecideBatch, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<BatchResult> {
    return this.admitted(approvalsApi.decideBatch, request, reply, async (asking, { decisions }: DecideBatch) => {
      assertEachOnce(decisions);
      const results: CaseResult[] = [];
      for (const decision of decisions) results.push(await this.decided(decision, asking));
      return { results };
    });
  }

  private admitted<I extends object, R>(
    op: Operation<I, R>,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (asking: Asking, input: I) => Promise<R>,
  ): Promise<R> {
    const deadline = Date.now() + this.bus.totalMs;
    return this.lanes.through(op.load, async () => {
      const admitted = await this.door.admit(request, reply);
      return work({ request, admitted, deadline }, validated(op, slotsOfRequest(op, request)) as I);
    });
  }

  /** What one service has for me: nothing where my posts have nothing to decide there; null when it does not answer. */
  private async waiting(kind: CaseKind, asking: Asking): Promise<WaitingCases | null> {
    const answer = await this.ask(KINDS[kind].waiting, {}, {}, asking);
    if (answer.outcome === 'ok') return JSON.parse(answer.body) as WaitingCases;
    const fault = JSON.parse(answer.body) as FaultData;
    if (fault.kind === 'forbidden') return { items: [], more: false };
    if (fault.kind === 'unavailable') return null;
    throw new Fault(fault);
  }

  private async decided({ kind, id, ...decision }: DecideCase, asking: Asking): Promise<CaseResult> {
    const { decide, id: name } = KINDS[kind];
    const answer = await this.ask(decide, { ...decision, [name]: id }, keyed(asking.request.headers, `${kind} ${id} ${decision.step}`), asking);
    const of = { kind, id, step: decision.step };
    if (answer.outcome === 'ok') return { ...of, outcome: 'decided', review: outcomeIn(bodyOf(answer)), problem: null };
    const fault = JSON.parse(answer.body) as FaultData;
    if (fault.kind === 'unauthenticated') throw new Fault(fault);
    const { headers, id: requestId, url } = asking.request;
    const problem = problemOf(fault, { language: languageOf(headers['accept-language']), instance: url, requestId });
    return { ...of, outcome: fault.kind === 'unavailable' || fault.kind === 'internal' ? 'failed' : 'refused', review: null, problem };
  }

  /** An answer in any case: silence is one as well. */
  private async ask(op: Operation, input: object, headers: HttpHeaders, { request, admitted, deadline }: Asking): Promise<Answer> {
    const asOf = request.headers['x-as-of'];
    const sent = callHeaders(op, { ...headers, 'x-as-of': asOf }, request.id, admitted, deadline - Date.now());
    try {
      return await this.bus.send(op, slotsOf(op, input), sent);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outcome: 'fault', body: JSON.stringify(error.data), version: null, replayed: false };
    }
  }
}

function assertEachOnce(decisions: readonly DecideCase[]): void {
  const twice = decisions.find(({ kind, id }, i) => decisions.findIndex((other) => other.kind === kind && other.id === id) < i);
  if (twice) throw batchTwice({ id: twice.id });
}

/** Each case of a batch under a key of its own, made of the key of the batch: sent again, each is done once. */
function keyed({ 'idempotency-key': key }: HttpHeaders, about: string): HttpHeaders {
  return key === undefined
    ? {}
    : {
        'idempotency-key': createHash('sha256')
          .update(`${String(key)} ${about}`)
          .digest('hex'),
      };
}

const outcomeIn = (body: string): string | null => (JSON.parse(body) as { review: { outcome: string } | null }).review?.outcome ?? null;
