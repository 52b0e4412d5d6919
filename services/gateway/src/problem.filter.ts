import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Fault } from '@tradewind/kernel/fault';
import { unexpected } from '@tradewind/messaging/faults';
import { log } from '@tradewind/runtime/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyTooLarge, bodyUnreadable, requestUnreadable, routeUnknown } from './gateway-faults.js';
import { languageOf } from './language.js';
import { problemOf } from './problem.js';
import { securityLog } from './security-log.js';

/** Whatever goes wrong leaves as one kind of answer: `application/problem+json` with a code and the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const fault = asFault(error, request);
  securityLog.refused(request, fault);
  const problem = problemOf(fault.data, {
    language: languageOf(request.headers['accept-language']),
    instance: request.url.split('?')[0] ?? '/',
    requestId: request.id,
  });
  const { retryAfter = fault.kind === 'unavailable' ? 2 : undefined } = fault.data;
  if (fault.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function asFault(error: unknown, request: FastifyRequest): Fault {
  if (error instanceof Fault) return error;
  const { status, code, message } = shapeOf(error);
  if (status === 404) return routeUnknown({ route: `${request.method} ${request.url.split('?')[0] ?? ''}` });
  if (status === 413) return bodyTooLarge();
  if (status === 400 || status === 415 || code.startsWith('FST_ERR_CTP')) return bodyUnreadable({ why: message });
  if (status > 400 && status < 500) return requestUnreadable(); // the caller's mistake whatever it is, never ours (found by the fuzz: 414)
  log.error({ err: error, requestId: request.id }, 'unexpected');
  return unexpected({ requestId: request.id });
}

function shapeOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof HttpException) return { status: error.getStatus(), code: '', message: error.message };
  const { statusCode = 500, code = '', message = '' } = (error ?? {}) as { statusCode?: number; code?: string; message?: string };
  return { status: statusCode, code, message };
}
