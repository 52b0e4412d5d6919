import { applyDecorators, Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { contractPapersApi, paperChanged } from '@tradewind/contracts/contracts/contract-papers.api';
import { contractNotFound } from '@tradewind/contracts/contracts/contracts.api';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { Lanes } from '../lanes.js';
import { faultsOfAll, problems } from '../mount.js';
import { asked } from './asked.js';
import { sendFile } from './file-in-pieces.js';

const refusals = (): MethodDecorator =>
  applyDecorators(...problems([contractNotFound, paperChanged, ...faultsOfAll(contractPapersApi.readContractPaperPiece)]));

/** A contract as a file, passed on piece by piece; the service asks anew at each whether the caller may still see it (CON-09). */
@ApiTags('contracts')
@Controller('contracts')
export class ContractPaperController {
  constructor(
    @Inject(OperationClient) private readonly bus: OperationClient,
    @Inject(Door) private readonly door: Door,
    @Inject(Lanes) private readonly lanes: Lanes,
  ) {}

  @Get(':contractId/paper')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'contracts.contractPaper',
    summary: 'A contract as PDF in Chinese, with places to sign and seal, page numbers and a code by which it is checked',
    description: 'CON-09: printed by the system only, and on the record. The same content is the same file. Needs: `contract:read`.',
  })
  @ApiParam({ name: 'contractId', format: 'uuid' })
  @ApiQuery({ name: 'explained', required: false, schema: { type: 'boolean' }, description: 'With what each clause means in plain words (CON-22)' })
  @ApiResponse({ status: 200, description: 'The file', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @refusals()
  async paper(
    @Param('contractId') contractId: string,
    @Query('explained') explained: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const how = { contractId, ...(explained !== undefined && { explained: explained === 'true' }) };
    const admitted = await this.door.admit(request, reply);
    const ask = <I extends object, R>(op: Operation<I, R>, input: I): Promise<R> =>
      this.lanes.through('report', () => asked(this.bus, op, slotsOf(op, input), { requestId: request.id, admitted }));
    const { fileName, bytes, pieces, edition } = await ask(contractPapersApi.openContractPaper, how);
    sendFile(reply, { type: 'application/pdf', fileName, bytes, pieces }, (piece) => ask(contractPapersApi.readContractPaperPiece, { ...how, piece, edition }));
  }
}
