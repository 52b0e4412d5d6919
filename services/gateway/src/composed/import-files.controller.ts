import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { applyDecorators, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IMPORTS } from '@tradewind/contracts/imports/all';
import { IMPORT_FILE_BYTES, IMPORT_PIECE_BYTES, ImportView, type ImportsApi } from '@tradewind/contracts/imports/imports.api';
import { importFileIncomplete, importFileTooLarge, importFileUnknown, importNotFound } from '@tradewind/contracts/imports/imports.faults';
import type { Fault } from '@tradewind/kernel/fault';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { Answer } from '@tradewind/messaging/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../admitted.js';
import { FILE_TYPES } from '../bodies.js';
import { Door } from '../door.js';
import { Lanes } from '../lanes.js';
import { faultsOfAll, problems } from '../mount.js';
import { callHeaders } from '../request-headers.js';
import { bodyOf } from '../security-log.js';
import { sendFile } from './file-in-pieces.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MIB = 1024 * 1024;
const LONGEST_NAME = 200;
const APIS: ReadonlyMap<string, ImportsApi> = new Map(IMPORTS.map(({ service, api }) => [service, api]));
const [FIRST] = IMPORTS;
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** What may be said instead: the same by each service. */
const refusals = (of: (api: ImportsApi) => Operation): MethodDecorator => {
  const op = FIRST && of(FIRST.api);
  return applyDecorators(...problems(op ? [...new Set([importNotFound, ...(op.spec.faults ?? []), ...faultsOfAll(op)])] : []));
};

/** A file on its way into a service, and what of it could not be taken in on its way back: passed on piece by piece, never all of it in memory. */
@ApiTags('imports')
@Controller('imports')
export class ImportFilesController {
  constructor(
    @Inject(OperationClient) private readonly bus: OperationClient,
    @Inject(Door) private readonly door: Door,
    @Inject(Lanes) private readonly lanes: Lanes,
  ) {}

  @Post(':service')
  @HttpCode(201)
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'imports.upload',
    summary: 'Bring a list in as a file: CSV (UTF-8, GB18030) or XLSX, at most 50 MiB',
    description:
      'The file is the body. It is read and checked at once; ask with `getImport` how far that is. Needs the permission of the list, e.g. `customer:import`.',
  })
  @ApiParam({ name: 'service', enum: [...APIS.keys()] })
  @ApiQuery({ name: 'fileName', required: false, schema: { type: 'string', maxLength: LONGEST_NAME } })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Same key, same file: one import. Kept 7 days.',
    schema: { type: 'string', maxLength: 255 },
  })
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ schema: BINARY.schema })
  @ApiResponse({ status: 201, description: 'Done', type: ImportView })
  @refusals((api) => api.takeImportFile)
  async upload(
    @Param('service') service: string,
    @Query('fileName') fileName: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const api = this.apiOf(service, service);
    const admitted = await this.door.admit(request, reply);
    const file = request.body;
    if (!(file instanceof Readable)) throw await this.noFile('no file', api, request, admitted);
    const { idempotencyKey } = callHeaders(api.takeImportFile, request.headers, request.id, admitted);
    const upload = idempotencyKey ?? randomUUID();
    const { bytes, sha256 } = await this.passOn(file, (piece, base64) => this.ask(api.keepImportPiece, { upload, piece, base64 }, request, admitted));
    if (bytes === 0) throw await this.noFile('an empty file', api, request, admitted);
    const answer = await this.ask(api.takeImportFile, { upload, fileName: named(fileName), bytes, sha256 }, request, admitted);
    const body = bodyOf(answer);
    if (answer.version !== null) reply.header('etag', `"v${answer.version}"`);
    if (answer.replayed) reply.header('idempotent-replayed', 'true');
    reply.header('content-type', 'application/json; charset=utf-8');
    return body;
  }

  @Get(':service/:importId/problems')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'imports.problems',
    summary: 'The rows of one of my imports that failed, as a workbook with the reason beside each',
    description: 'Corrected, it can be sent as the next import. On the record.',
  })
  @ApiParam({ name: 'service', enum: [...APIS.keys()] })
  @ApiParam({ name: 'importId', format: 'uuid' })
  @ApiResponse({ status: 200, description: 'The workbook', content: { [XLSX]: BINARY } })
  @refusals((api) => api.openImportProblems)
  async problems(
    @Param('service') service: string,
    @Param('importId') importId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const api = this.apiOf(service, importId);
    const admitted = await this.door.admit(request, reply);
    const read = async <I extends object, R>(op: Operation<I, R>, input: I): Promise<R> =>
      JSON.parse(bodyOf(await this.ask(op, input, request, admitted, {}))) as R;
    const { fileName, bytes, pieces } = await read(api.openImportProblems, { importId });
    sendFile(reply, { type: XLSX, fileName, bytes, pieces }, (piece) => read(api.readImportProblemsPiece, { importId, piece }));
  }

  private apiOf(service: string, importId: string): ImportsApi {
    const api = APIS.get(service);
    if (!api) throw importNotFound({ importId });
    return api;
  }

  private ask<I extends object>(op: Operation<I>, input: I, request: FastifyRequest, admitted: Admitted, headers = request.headers): Promise<Answer> {
    const asked = op as unknown as Operation;
    return this.lanes.through(op.load, () => this.bus.send(asked, slotsOf(asked, input), callHeaders(asked, headers, request.id, admitted)));
  }

  /** Who one is, and what one may, comes before what one sends; where nothing was sent no service has looked yet. */
  private async noFile(found: string, { findMyImports }: ImportsApi, request: FastifyRequest, admitted: Admitted): Promise<Fault> {
    bodyOf(await this.ask(findMyImports, { limit: 1 }, request, admitted, {}));
    return importFileUnknown({ found });
  }

  /** In messages of one size, one after the other; says how much it was, and its hash. */
  private async passOn(file: Readable, keep: (piece: number, base64: string) => Promise<Answer>): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256');
    let [bytes, piece, waiting] = [0, 0, Buffer.alloc(0)];
    const send = async (part: Buffer): Promise<void> => {
      bodyOf(await keep(piece, part.toString('base64')));
      piece += 1;
    };
    for await (const chunk of arriving(file)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > IMPORT_FILE_BYTES) throw tooLarge();
      for (waiting = Buffer.concat([waiting, chunk]); waiting.length >= IMPORT_PIECE_BYTES; waiting = waiting.subarray(IMPORT_PIECE_BYTES))
        await send(waiting.subarray(0, IMPORT_PIECE_BYTES));
    }
    if (waiting.length > 0) await send(waiting);
    return { bytes, sha256: hash.digest('hex') };
  }
}

const tooLarge = (): Fault => importFileTooLarge({ mostMiB: IMPORT_FILE_BYTES / MIB });

/** What is refused in the middle is let run out, so that who sends it hears the answer; who hung up hears nothing. */
async function* arriving(file: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw (error as { code?: string }).code === 'ECONNRESET' ? importFileIncomplete() : error;
  }
}

/** What a file is called is for people to recognise it by; no path, nothing that is no text. */
const named = (fileName: string | undefined): string =>
  (fileName ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME) || 'file';
