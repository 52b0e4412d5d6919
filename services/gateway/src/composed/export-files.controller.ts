import { applyDecorators, Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EXPORTS } from '@tradewind/contracts/exports/all';
import type { ExportFileView, ExportFormat, ExportPieceView, ExportsApi } from '@tradewind/contracts/exports/exports.api';
import { exportNotFound, exportNotReady, exportReachLost } from '@tradewind/contracts/exports/exports.faults';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { faultsOfAll, problems } from '../mount.js';
import { asked } from './asked.js';
import { sendFile } from './file-in-pieces.js';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** As the document names them: without what the header says besides. */
const FILES = Object.fromEntries(Object.values(TYPES).map((type) => [type.split(';')[0] ?? type, { schema: { type: 'string', format: 'binary' } }]));
const APIS: ReadonlyMap<string, ExportsApi> = new Map(EXPORTS.map(({ service, api }) => [service, api]));
const MAY_REFUSE = [exportNotFound, exportNotReady, exportReachLost];

/** What may be said instead of the file: the same by each service. */
const refusals = (): MethodDecorator =>
  applyDecorators(...problems([...MAY_REFUSE, ...EXPORTS.slice(0, 1).flatMap(({ api }) => faultsOfAll(api.readExportPiece as unknown as Operation))]));

/** An exported file, passed on piece by piece: never all of it in memory, and the service asks anew at each whether the caller may still see it. */
@ApiTags('exports')
@Controller('exports')
export class ExportFilesController {
  constructor(
    @Inject(OperationClient) private readonly bus: OperationClient,
    @Inject(Door) private readonly door: Door,
  ) {}

  @Get(':service/:exportId/file')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'exports.file',
    summary: 'The file of one of my exports',
    description: 'Only while it is ready, and while your posts reach what it holds.',
  })
  @ApiParam({ name: 'service', enum: [...APIS.keys()] })
  @ApiResponse({ status: 200, description: 'The file', content: FILES })
  @refusals()
  async file(
    @Param('service') service: string,
    @Param('exportId') exportId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const api = APIS.get(service);
    if (!api) throw exportNotFound({ exportId });
    const admitted = await this.door.admit(request, reply);
    const ask = <I extends object, R>(op: Operation<I, R>, input: I): Promise<R> =>
      asked(this.bus, op, slotsOf(op, input), { requestId: request.id, admitted });
    const { fileName, format, bytes, pieces } = await ask<object, ExportFileView>(api.openExportFile, { exportId });
    sendFile(reply, { type: TYPES[format], fileName, bytes, pieces }, (piece) => ask<object, ExportPieceView>(api.readExportPiece, { exportId, piece }));
  }
}
