import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import { NestLog } from '@tradewind/runtime/log';
import type { FastifyInstance } from 'fastify';
import { GatewayModule } from './gateway.module.js';
import { openApiDocument, serveDocs } from './open-api.js';
import { answerProblem } from './problem.filter.js';
import { requestIdOf, type HttpHeaders } from './request-headers.js';

const BODY_LIMIT = 1024 * 1024;
export const API_PREFIX = 'api/v1';
const OUTSIDE_THE_API = ['/', 'healthz', 'readyz', 'docs/events', 'docs/problems'];

/** The gateway as a Nest application that is ready to listen. */
export async function gatewayApp(connection: () => NatsConnection): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: (request: { headers: HttpHeaders }) => requestIdOf(request.headers),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerProblem,
  });
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.on(connection), adapter, {
    logger: new NestLog(),
    bodyParser: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_THE_API });
  const http = adapter.getInstance<FastifyInstance>();
  readJson(http);
  addHeaders(http);
  serveDocs(app, openApiDocument(app));
  return app;
}

/** A POST without a body is an empty object; `__proto__` and `constructor` keys are refused. */
function readJson(http: FastifyInstance): void {
  const strict = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body === '') done(null, {});
    else void strict(request, body as string, done);
  });
}

function addHeaders(http: FastifyInstance): void {
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (request.url.startsWith(`/${API_PREFIX}`)) reply.header('cache-control', 'no-store');
  });
}
