import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { HeldPostView, MeView, TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { notSignedIn } from '@tradewind/kernel/actor';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { notFromTheConsole } from '../gateway-faults.js';
import { Lanes } from '../lanes.js';
import { forget, isFromTheConsole, keep, keptBy } from './cookies.js';
import { ConsoleSessions, type Asking } from './sessions.js';

/** Who sits at the browser. */
export type ConsoleSession = { readonly signedIn: false } | SignedIn;

interface SignedIn {
  readonly signedIn: true;
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly HeldPostView[];
  readonly permissions: readonly string[];
  /** A post demands a second factor that is not set up yet: until then nothing else is allowed. */
  readonly mfaEnrolmentRequired: boolean;
}

/** The console's session: the browser holds the tokens, its scripts never see them (S5). */
@ApiExcludeController()
@Controller('console/session')
export class ConsoleSessionController {
  constructor(
    @Inject(ConsoleSessions) private readonly sessions: ConsoleSessions,
    @Inject(Door) private readonly door: Door,
    @Inject(Lanes) private readonly lanes: Lanes,
  ) {}

  /** Never a refusal: a page that opens asks this first, and nobody being there is an answer. */
  @Get()
  whoIsThere(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConsoleSession> {
    return this.admitted(request, reply, async (asking) => {
      const { access, refresh, factorDue } = keptBy(request);
      const me = access === null ? null : await this.sessions.whoIs(access, asking);
      if (me) return signedIn(me, factorDue);
      const tokens = refresh === null ? null : await this.sessions.refreshed(refresh, asking);
      if (tokens) return this.welcome(tokens, asking, request, reply);
      if (access !== null || refresh !== null) forget(request, reply);
      return { signedIn: false };
    });
  }

  @Post()
  @HttpCode(200)
  signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConsoleSession> {
    return this.admitted(request, reply, async (asking) => {
      const tokens = await this.sessions.signIn(request.body ?? {}, asking);
      return this.welcome(tokens, asking, request, reply);
    });
  }

  /** With what was changed since the token was issued: posts, and a second factor that is there now. */
  @Post('refresh')
  @HttpCode(200)
  refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConsoleSession> {
    return this.admitted(request, reply, async (asking) => {
      const { refresh } = keptBy(request);
      if (refresh === null) throw notSignedIn();
      return this.welcome(await this.sessions.refresh(refresh, asking), asking, request, reply);
    });
  }

  @Delete()
  @HttpCode(204)
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.admitted(request, reply, async (asking) => {
      forget(request, reply);
      const { refresh } = keptBy(request);
      if (refresh !== null) await this.sessions.signOut(refresh, asking);
    });
  }

  private admitted<T>(request: FastifyRequest, reply: FastifyReply, work: (asking: Asking) => Promise<T>): Promise<T> {
    if (!isFromTheConsole(request)) throw notFromTheConsole();
    reply.header('cache-control', 'no-store');
    return this.lanes.through('access', async () => {
      const { client } = await this.door.admit(request, reply);
      return work({ admitted: { token: null, client }, requestId: request.id });
    });
  }

  private async welcome(tokens: TokenView, asking: Asking, request: FastifyRequest, reply: FastifyReply): Promise<ConsoleSession> {
    const me = await this.sessions.whoIs(tokens.access_token, asking);
    if (!me) throw notSignedIn();
    keep(tokens, request, reply);
    return signedIn(me, tokens.mfa_enrolment_required);
  }
}

const signedIn = ({ id, name, posts, permissions }: MeView, mfaEnrolmentRequired: boolean): SignedIn => ({
  signedIn: true,
  person: { id, name },
  posts,
  permissions,
  mfaEnrolmentRequired,
});
