import { ANONYMOUS } from '@tradewind/kernel/actor';
import { Fault, type FaultData, type FaultKind } from '@tradewind/kernel/fault';
import { HEADER, type Answer } from '@tradewind/messaging/wire';
import { log } from '@tradewind/runtime/log';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose token came with it, once that is known. */
    askerId?: string;
  }
}

// What the gateway itself refuses is told to the log as services tell theirs (ASVS 16.3): ids, routes and codes, never values.

/** A refusal that came from a service, which has told its own log of it. */
class SaidByService extends Fault {}

/** What a service said, and has told its own log of, in the words in which it goes on. */
export const saidByService = (fault: FaultData): Fault => new SaidByService(fault);

/** The body of an answer; a service's refusal is thrown as it was raised. */
export function bodyOf({ outcome, body }: Answer): string {
  if (outcome === 'fault') throw saidByService(JSON.parse(body) as FaultData);
  return body;
}

/** The same for who passes it on. */
export function bytesOf(answer: Answer): Uint8Array | string {
  return answer.outcome === 'ok' && answer.bytes ? answer.bytes : bodyOf(answer);
}

const CLOSED_DOORS: readonly FaultKind[] = ['unauthenticated', 'forbidden', 'not-found', 'too-many'];
/** By which somebody might say who they are: they end at the gateway (S9). */
const CLAIMS: readonly string[] = [...Object.values(HEADER), 'x-user-id', 'x-user-name', 'x-branch', 'x-branch-id', 'x-org', 'x-roles'];
const MINUTE = 60_000;

export type Tell = (line: object, message: string) => void;

/** Who was refused by the gateway, and who claimed in a header to be somebody. */
export class SecurityLog {
  /** Who was told in this minute to ask less often: one line is enough, whoever floods us shall not flood the log. */
  private slowedDown = new Set<string>();
  private minute = 0;

  constructor(
    private readonly tell: Tell,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whose request it is, as soon as a token has said so. */
  asks(request: FastifyRequest, actorId: string): void {
    request.askerId = actorId;
  }

  refused(request: FastifyRequest, fault: Fault): void {
    if (fault instanceof SaidByService || !CLOSED_DOORS.includes(fault.kind)) return;
    if (fault.kind === 'too-many' && this.wasTold(request.askerId ?? request.ip)) return;
    this.tell({ service: 'gateway', security: fault.kind, code: fault.code, ...this.about(request) }, 'refused');
  }

  /** What a caller claims is dropped; that it was claimed is worth knowing. */
  claimsOf(request: FastifyRequest): void {
    const claimed = CLAIMS.filter((name) => name in request.headers);
    if (claimed.length > 0) this.tell({ service: 'gateway', security: 'claims-dropped', headers: claimed, ...this.about(request) }, 'dropped');
  }

  private about(request: FastifyRequest): { operation: string; actorId: string; requestId: string } {
    const { method, routeOptions, id: requestId, is404 } = request;
    const route = is404 ? undefined : routeOptions.url;
    return { operation: `${method} ${route ?? 'unknown'}`, actorId: request.askerId ?? ANONYMOUS.id, requestId };
  }

  private wasTold(who: string): boolean {
    const minute = Math.floor(this.now() / MINUTE);
    if (minute !== this.minute) this.slowedDown = new Set();
    this.minute = minute;
    const known = this.slowedDown.has(who);
    this.slowedDown.add(who);
    return known;
  }
}

export const securityLog = new SecurityLog((line, message) => {
  log.warn(line, message);
});
