import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import { REGISTRY } from '@tradewind/contracts/registry';
import { NestLog } from '@tradewind/runtime/log';
import type { FastifyInstance } from 'fastify';
import { BODY_LIMIT, readFiles, readJson, readTokenRequests, refuseTooLarge } from './bodies.js';
import { servePages } from './console/pages.js';
import type { Departure } from './departure.js';
import type { DoorSettings } from './door.js';
import { GatewayModule, partsOf, type LoadSettings } from './gateway.module.js';
import { forwarding } from './mount.js';
import { serveDocs } from './open-api.js';
import { answerProblem } from './problem.filter.js';
import { requestIdOf, type HttpHeaders } from './request-headers.js';
import { StraightAdapter } from './straight-adapter.js';

export const API_PREFIX = 'api/v1';
const CONSOLE = ['console/session', 'console/session/refresh', 'console/stream'];
const OUTSIDE_THE_API = ['/', 'healthz', 'readyz', 'docs/events', 'docs/problems', '.well-known/jwks.json', 'setup', 'setup/setup.js', ...CONSOLE];

/** A connection is kept so much longer than the client is told: one that comes at the last moment, or is slow, does not meet a closed door. */
const KEPT_LONGER_MS = 10_000;

export interface GatewaySettings extends DoorSettings, LoadSettings {
  /** Addresses of the proxies in front of us, whose X-Forwarded-For is believed; none: the address is the socket's. */
  readonly trustedProxies: readonly string[];
  readonly departure: Departure;
  /** The public keys as they are now, for /.well-known/jwks.json. */
  readonly publishedKeys: () => object;
  /** Where the built pages of the console are; null: there are none, and the first page says so. */
  readonly consoleDir: string | null;
}

/** The gateway as a Nest application that is ready to listen. */
export async function gatewayApp(connection: () => NatsConnection, settings: GatewaySettings): Promise<NestFastifyApplication> {
  const adapter = new StraightAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: (request: { headers: HttpHeaders }) => requestIdOf(request.headers),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerProblem,
    // what still comes on a connection that is open is served like the rest (R15)
    return503OnClosing: false,
  });
  const parts = partsOf(connection, settings);
  for (const op of REGISTRY.flatMap(({ operations }) => operations)) adapter.serve(op.spec.http.replace(' ', ` /${API_PREFIX}`), forwarding(op, parts));
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.on(connection, parts, settings.publishedKeys, settings.departure), adapter, {
    logger: new NestLog(),
    bodyParser: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_THE_API });
  const http = adapter.getInstance<FastifyInstance>();
  http.server.keepAliveTimeoutBuffer = KEPT_LONGER_MS;
  refuseTooLarge(http);
  readJson(http);
  readFiles(http);
  readTokenRequests(http, `/${API_PREFIX}/oauth/token`);
  addHeaders(http, settings.departure);
  if (settings.consoleDir !== null) await servePages(http, settings.consoleDir);
  serveDocs(app);
  return app;
}

/** A year, as browsers' preload lists ask for. */
const ONLY_HTTPS = 'max-age=31536000; includeSubDomains';
/** Of what is no page nothing may be loaded, run or framed; pages say what they need themselves. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function addHeaders(http: FastifyInstance, departure: Departure): void {
  // oxlint-disable-next-line typescript/require-await -- by this Fastify knows that nobody will call back
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (departure.isNear) reply.header('connection', 'close'); // the next request finds another gateway
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer');
    if (request.protocol === 'https') reply.header('strict-transport-security', ONLY_HTTPS);
    if (!request.url.startsWith(`/${API_PREFIX}`)) return;
    reply.header('cache-control', 'no-store').header('content-security-policy', NOTHING);
  });
}
