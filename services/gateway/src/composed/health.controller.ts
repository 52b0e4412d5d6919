import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NatsConnection } from '@nats-io/transport-node';
import type { FastifyReply } from 'fastify';
import { Departure, whyNotReady } from '../departure.js';

/** For load balancers: alive, able to reach the bus, and not about to stop (R16). */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject('NATS') private readonly connection: () => NatsConnection,
    @Inject(Departure) private readonly departure: Departure,
  ) {}

  @Get('healthz')
  @HttpCode(200)
  alive(): object {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const reason = await whyNotReady(this.connection(), this.departure);
    reply.status(reason === null ? 200 : 503);
    return { status: reason ?? 'ready' };
  }
}
