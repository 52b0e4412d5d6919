import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { notSignedIn, type Actor } from '@tradewind/kernel/actor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { notFromTheConsole } from '../gateway-faults.js';
import { isFromTheConsole } from './cookies.js';
import { Streams } from './streams.js';

/** That something is not so any more, told to the pages that show it. They ask again for what they may see: here is no data (ORG-11). */
@ApiExcludeController()
@Controller('console/stream')
export class ConsoleStreamController {
  constructor(
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Door) private readonly door: Door,
  ) {}

  @Get()
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isFromTheConsole(request)) throw notFromTheConsole();
    const { token } = await this.door.admit(request, reply);
    if (token === null) throw notSignedIn();
    const actor: Actor = await this.streams.whose(token);
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': request.id,
    });
    this.streams.open({ token, actor, out: reply.raw });
  }
}
