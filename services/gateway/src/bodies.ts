import { IMPORT_FILE_BYTES } from '@tradewind/contracts/imports/imports.api';
import { importFileTooLarge } from '@tradewind/contracts/imports/imports.faults';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyTooLarge, bodyUnreadable } from './gateway-faults.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body byte for byte, which is what a signature covers. */
    rawBody?: Buffer;
  }
}

export const BODY_LIMIT = 1024 * 1024;
/** Of a body that is larger by up to this much the rest is taken in and thrown away, so that who sends it hears the answer and not a broken pipe. */
const HEARD_OUT = 15 * BODY_LIMIT;
const FORM = 'application/x-www-form-urlencoded';

/** A POST without a body is an empty object; `__proto__` and `constructor` keys are refused. */
export function readJson(http: FastifyInstance): void {
  const strict = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (request, body, done) => {
    const text = keep(request, body as Buffer);
    if (text === '') done(null, {});
    else void strict(request, text, done);
  });
}

/** Fastify would close the connection in the middle of the body; what is said without closing it, Node lets the sender end. */
export function refuseTooLarge(http: FastifyInstance): void {
  http.addHook('preParsing', (request, _, body, done) => {
    const length = parseInt(request.headers['content-length'] ?? '0', 10);
    const { most, refusal } = takesFile(request) ? FILE : JSON_BODY;
    done(length > most && length <= most + HEARD_OUT ? refusal() : null, body);
  });
}

const MIB = 1024 * 1024;
const JSON_BODY = { most: BODY_LIMIT, refusal: bodyTooLarge };
const FILE = { most: IMPORT_FILE_BYTES, refusal: () => importFileTooLarge({ mostMiB: IMPORT_FILE_BYTES / MIB }) };
/** The one route that takes a file. */
const FILE_ROUTE = '/imports/:service';
const takesFile = ({ method, routeOptions }: FastifyRequest): boolean => method === 'POST' && routeOptions.url?.endsWith(FILE_ROUTE) === true;

/** What a file may say it is; what it is, its own first bytes say. */
export const FILE_TYPES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream'];

/** A file is not gathered: who takes it reads it as it comes. */
export function readFiles(http: FastifyInstance): void {
  http.addContentTypeParser(FILE_TYPES, (request, body, done) => {
    if (takesFile(request)) done(null, body);
    else done(bodyUnreadable({ why: 'files are taken in only as imports' }));
  });
}

/** OAuth clients send forms, and secrets as Basic (RFC 6749 §2.3.1): at the token endpoint, and nowhere else. */
export function readTokenRequests(http: FastifyInstance, path: string): void {
  http.addContentTypeParser(FORM, { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (request.url !== path) done(bodyUnreadable({ why: 'forms are only for the token endpoint' }));
    else done(null, Object.fromEntries(new URLSearchParams(keep(request, body as Buffer))));
  });
  http.addHook('preHandler', (request, _, done) => {
    const basic = request.url === path ? basicCredentials(request) : null;
    if (basic && typeof request.body === 'object') request.body = { ...request.body, ...basic };
    done();
  });
}

function keep(request: FastifyRequest, body: Buffer): string {
  request.rawBody = body;
  return body.toString('utf8');
}

function basicCredentials({ headers }: FastifyRequest): { client_id: string; client_secret: string } | null {
  const [, encoded] = /^basic ([\w+/=-]{1,2000})$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { client_id: unescaped(id), client_secret: unescaped(secret.join(':')) };
}

/** Form-encoded before Base64, as the RFC says; what is not is taken as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
