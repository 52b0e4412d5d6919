import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  changedMeanwhile,
  contended,
  databaseAway,
  databaseTooSlow,
  keyNeeded,
  keyUsedForSomethingElse,
  personalDataInText,
  stillRunning,
  tooLate,
} from '@tradewind/contracts/protocol-faults';
import { notInScope, notPermitted, notSignedIn } from '@tradewind/kernel/actor';
import type { DeclaredFault } from '@tradewind/kernel/fault';
import type { Api, HttpMethod, Operation } from '@tradewind/kernel/operation';
import { serviceUnavailable } from '@tradewind/messaging/faults';
import { contextFromTraceparent, traced } from '@tradewind/messaging/tracing';
import type { Answer } from '@tradewind/messaging/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from './door.js';
import { ifMatchNeeded, overloaded, tooManyRequests } from './gateway-faults.js';
import type { InsistentClient } from './insistent-client.js';
import type { Lanes } from './lanes.js';
import { answerProblem } from './problem.filter.js';
import { STATUS_OF } from './problem.js';
import { callHeaders } from './request-headers.js';
import { slotsOfRequest } from './request-slots.js';
import { bytesOf } from './security-log.js';
import type { Handler } from './straight-adapter.js';

const VERB = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;
/** POST on a collection makes something; POST on a resource or below is a verb, and so is what OAuth says (RFC 6749 §5.1: 200), and a batch. */
const CREATES = /^POST \/(?!oauth\/|approvals\/)[^:]*$/;

/** What a request goes through. */
export interface Inside {
  readonly bus: InsistentClient;
  readonly door: Door;
  readonly lanes: Lanes;
}

/** Builds the HTTP face of an API for Nest to register and to document: one ordinary controller. Its routes are served by `forwarding`. */
export function mount(api: Api): Type<object> {
  @ApiTags(api.service)
  @Controller()
  class ApiController {}
  Object.defineProperty(ApiController, 'name', { value: `${api.service}HttpController` });
  for (const op of api.operations) addRoute(ApiController, op);
  return ApiController;
}

function addRoute(controller: Type<object>, op: Operation): void {
  const target = controller.prototype as object;
  const { params = Object, query = Object, body = Object } = op.spec;
  const described = (_p: object, _q: object, _b: object): never => {
    throw new Error(`${op.id} is served by Fastify, not by its description`);
  };
  Object.defineProperty(described, 'name', { value: op.name }); // @nestjs/swagger finds the parameters by function name
  Object.defineProperty(target, op.name, { value: described, configurable: true, writable: true });
  Reflect.defineMetadata('design:paramtypes', [params, query, body], target, op.name);
  Param()(target, op.name, 0);
  Query()(target, op.name, 1);
  if (op.spec.body) Body()(target, op.name, 2);
  const descriptor = Object.getOwnPropertyDescriptor(target, op.name);
  if (descriptor) routeDecorators(op)(target, op.name, descriptor);
}

/** Lets a request in, sends it to its service and answers with what comes back. */
export function forwarding(op: Operation, { bus, door, lanes }: Inside): Handler {
  const status = statusOf(op);
  const forward = async (request: FastifyRequest, reply: FastifyReply): Promise<Answer> => {
    const deadline = Date.now() + bus.totalMs;
    return lanes.through(op.load, async () => {
      const admitted = await door.admit(request, reply);
      const headers = callHeaders(op, request.headers, request.id, admitted, deadline - Date.now());
      const slots = slotsOfRequest(op, request);
      return traced(`http ${op.id}`, () => bus.send(op, slots, headers), contextFromTraceparent(request.headers.traceparent?.toString()));
    });
  };
  return async (request, reply) => {
    try {
      const body = respond(await forward(request, reply), reply);
      void reply.status(status).send(body);
    } catch (error) {
      answerProblem(error, request, reply);
    }
    return reply;
  };
}

/** The body goes out as it came: nobody here needs to read it. */
function respond(answer: Answer, reply: FastifyReply): Uint8Array | string | undefined {
  const body = bytesOf(answer);
  const { version, replayed } = answer;
  if (version !== null) reply.header('etag', `"v${version}"`);
  if (replayed) reply.header('idempotent-replayed', 'true');
  if (body.length === 0) return undefined;
  reply.header('content-type', 'application/json; charset=utf-8');
  return body;
}

/** The route of an operation and all that `/docs` says of it; also for what the gateway composes itself. */
export function routeDecorators(op: Operation): MethodDecorator {
  const { http, summary, description, reply, faults = [] } = op.spec;
  const [method, path] = http.split(' ') as [HttpMethod, string];
  const status = statusOf(op);
  return applyDecorators(
    VERB[method](path),
    HttpCode(status),
    ApiOperation({ summary, operationId: op.id, description: [description, needsOf(op)].filter(Boolean).join('\n\n') }),
    ApiResponse({ status, description: 'Done', ...(reply && { type: reply as Type<unknown> }) }),
    ...problems([...faults, ...faultsOfAll(op)]),
    ...commandHeaders(op),
    ...(op.spec.allow === 'public' ? [] : [ApiBearerAuth()]),
  );
}

const statusOf = ({ spec: { http, reply } }: Operation): number => (reply ? (CREATES.test(http) ? 201 : 200) : 204);

/** What a token must hold, and what an app needs beside the operation itself (ORG-13). */
function needsOf({ spec: { allow, asks = [] } }: Operation): string {
  const also = asks.map(({ id }) => `\`${id}\``).join(', ');
  return `Needs: \`${allow}\`.${also && ` An app also needs ${also}, which is asked in its name.`}`;
}

/** Who replaces what is there says what they have read. */
const mustMatch = ({ http }: Operation['spec']): boolean => /^(PUT|PATCH) /.test(http);

/** What `serve` and the gateway may refuse for any operation of this kind. */
export function faultsOfAll({ isCommand, spec }: Operation): DeclaredFault[] {
  return [
    { code: 'input.rejected', kind: 'invalid' },
    ...(spec.body ? [personalDataInText] : []),
    ...(spec.allow === 'public' ? [] : [notSignedIn]),
    notInScope, // an app that was not given a public operation is not anybody
    ...(spec.allow.includes(':') ? [notPermitted] : []),
    ...(isCommand ? [changedMeanwhile, keyNeeded, keyUsedForSomethingElse, stillRunning] : []),
    ...(mustMatch(spec) ? [ifMatchNeeded] : []),
    tooManyRequests,
    overloaded,
    serviceUnavailable,
    tooLate,
    databaseAway,
    databaseTooSlow,
    ...(isCommand ? [contended] : []),
  ];
}

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

export function problems(faults: readonly DeclaredFault[]): MethodDecorator[] {
  const kinds = Object.keys(STATUS_OF) as (keyof typeof STATUS_OF)[];
  return kinds.flatMap((kind) => {
    const said = faults.filter((fault) => fault.kind === kind).map(({ code, rule }) => (rule ? `\`${code}\` (${rule.requirement})` : `\`${code}\``));
    return said.length > 0 ? [ApiResponse({ status: STATUS_OF[kind], description: said.join(', '), content: PROBLEM })] : [];
  });
}

function commandHeaders({ isCommand, spec }: Operation): MethodDecorator[] {
  if (!isCommand) return [];
  return [
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Same key, same request: done once, same answer. Kept 7 days. Partner apps must send one with POST and PATCH.',
      schema: { type: 'string', maxLength: 255 },
    }),
    ApiHeader({ name: 'If-Match', required: mustMatch(spec), description: 'ETag of the version you read', schema: { type: 'string', example: '"v7"' } }),
  ];
}
