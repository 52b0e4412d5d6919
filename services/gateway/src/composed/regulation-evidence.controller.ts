import { applyDecorators, Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EVIDENCE_APIS, ExceptedByView, type ControlFiguresView, type EvidenceView } from '@tradewind/contracts/evidence/evidence.api';
import { Count, DateOnly, Instant, ListOf, OneOf, Text, Texts } from '@tradewind/contracts/fields';
import { CONTROL_KINDS, regulationNotFound, regulationsApi, type ControlKind, type RegulationView } from '@tradewind/contracts/policies/regulations.api';
import { Fault } from '@tradewind/kernel/fault';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { Lanes } from '../lanes.js';
import { faultsOfAll, problems } from '../mount.js';
import { asked } from './asked.js';

export class ControlEvidenceView {
  @OneOf(CONTROL_KINDS, { name: 'ControlKind' }) readonly kind!: ControlKind;
  @Text({ max: 100 }) readonly key!: string;
  @Texts() readonly requirements!: readonly string[];
  @Count({ doc: 'Changes decided under it, or made by the clock, in all services' }) readonly fired!: number;
  @Count({ doc: 'Requests it refused' }) readonly refused!: number;
  @Count({ doc: 'Cases in which it was set aside by approval' }) readonly excepted!: number;
  @ListOf(() => ExceptedByView, { min: 0, doc: 'By whose approval' }) readonly exceptedBy!: readonly ExceptedByView[];
  @Instant({ nullable: true, doc: 'When it last did any of it, within the period' }) readonly lastAt!: string | null;
}

export class ClauseEvidenceView {
  @Text() readonly no!: string;
  @Text() readonly titleZh!: string;
  @Text() readonly titleEn!: string;
  @ListOf(() => ControlEvidenceView, { min: 0 }) readonly controls!: readonly ControlEvidenceView[];
  @Texts({ doc: 'Requirements of the clause that no control keeps: people do' }) readonly keptByPeople!: readonly string[];
}

export class RegulationEvidenceView {
  @Text() readonly number!: string;
  @Count({ nullable: true }) readonly edition!: number | null;
  @DateOnly({ nullable: true }) readonly from!: string | null;
  @DateOnly({ nullable: true }) readonly to!: string | null;
  @ListOf(() => ClauseEvidenceView) readonly clauses!: readonly ClauseEvidenceView[];
  @Texts({ doc: 'Services that did not answer: their part is missing in the figures' }) readonly missing!: readonly string[];
}

const refusals = (): MethodDecorator =>
  applyDecorators(...problems([regulationNotFound, ...EVIDENCE_APIS.slice(0, 1).flatMap(({ evidence }) => faultsOfAll(evidence))]));

/** Clause → control → figures: what a regulation says, and how often the platform kept it (XCT-01, XCT-05). */
@ApiTags('policies')
@Controller('regulations')
export class RegulationEvidenceController {
  constructor(
    @Inject(OperationClient) private readonly bus: OperationClient,
    @Inject(Door) private readonly door: Door,
    @Inject(Lanes) private readonly lanes: Lanes,
  ) {}

  @Get(':regulationId/evidence')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'policies.regulationEvidence', summary: 'How often each control of each clause fired, refused and was set aside' })
  @ApiParam({ name: 'regulationId', format: 'uuid' })
  @ApiQuery({ name: 'from', required: false, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'to', required: false, schema: { type: 'string', format: 'date' } })
  @ApiResponse({ status: 200, description: 'Done', type: RegulationEvidenceView })
  @refusals()
  evidence(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<RegulationEvidenceView> {
    return this.lanes.through('report', async () => {
      const by = { requestId: request.id, admitted: await this.door.admit(request, reply) };
      const { params, query } = request as { params: object; query: object };
      const regulation = await asked(this.bus, regulationsApi.getRegulation, { params, query: {}, body: {} }, by);
      const answers = await Promise.all(
        EVIDENCE_APIS.map(({ service, evidence }) => asked(this.bus, evidence, { params: {}, query, body: {} }, by).catch(away(service))),
      );
      return reportOn(regulation, answers);
    });
  }
}

/** A service that is away is named instead of failing the whole report. */
const away =
  (service: string) =>
  (error: unknown): string => {
    if (error instanceof Fault && error.kind === 'unavailable') return service;
    throw error;
  };

function reportOn({ number, edition, clauses }: RegulationView, answers: readonly (EvidenceView | string)[]): RegulationEvidenceView {
  const there = answers.filter((answer) => typeof answer !== 'string');
  const [{ from, to } = { from: null, to: null }] = there;
  const figures = there.flatMap(({ controls }) => controls);
  return {
    number,
    edition,
    from,
    to,
    clauses: clauses.map((clause) => evidenceOf(clause, figures)),
    missing: answers.filter((answer) => typeof answer === 'string'),
  };
}

function evidenceOf(
  { no, titleZh, titleEn, requirements, controls }: RegulationView['clauses'][number],
  figures: readonly ControlFiguresView[],
): ClauseEvidenceView {
  const kept = new Set(controls.flatMap((control) => control.requirements));
  return {
    ...{ no, titleZh, titleEn, keptByPeople: requirements.filter((id) => !kept.has(id)) },
    controls: controls.map(({ kind, key, requirements: ofControl }) => {
      const mine = figures.filter((figure) => figure.kind === kind && figure.key === key);
      const sum = (of: (figure: ControlFiguresView) => number): number => mine.reduce((total, figure) => total + of(figure), 0);
      const lastAt =
        mine
          .map((figure) => figure.lastAt)
          .sort()
          .at(-1) ?? null;
      const set = { excepted: sum(({ excepted }) => excepted), exceptedBy: mine.flatMap(({ exceptedBy }) => exceptedBy) };
      return { kind, key, requirements: ofControl, fired: sum(({ fired }) => fired), refused: sum(({ refused }) => refused), ...set, lastAt };
    }),
  };
}
