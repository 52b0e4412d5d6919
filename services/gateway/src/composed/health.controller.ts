import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NatsConnection } from '@nats-io/transport-node';
import type { FastifyReply } from 'fastify';

/** For load balancers: alive, and able to reach the bus (R16). */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject('NATS') private readonly connection: () => NatsConnection) {}

  @Get('healthz')
  @HttpCode(200)
  alive(): object {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const reached = await this.connection()
      .rtt()
      .then(
        () => true,
        () => false,
      );
    reply.status(reached ? 200 : 503);
    return { status: reached ? 'ready' : 'not connected to NATS' };
  }
}
