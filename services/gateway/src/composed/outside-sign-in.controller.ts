import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { signInApi, type OidcStartView, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import type { Operation } from '@tradewind/kernel/operation';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../door.js';
import { callHeaders } from '../request-headers.js';
import { bodyOf } from '../security-log.js';

const COOKIE = 'tw_oidc';
/** Behind https the browser itself sees to it that no other host or path has set it. */
const HOST_COOKIE = `__Host-${COOKIE}`;
const COOKIE_SECONDS = 600;

/** The browser's side of signing in at an outside provider: there by redirect, back with a code; the same browser both ways (S4). */
@ApiExcludeController()
@Controller('oauth/oidc')
export class OutsideSignInController {
  constructor(
    @Inject(OperationClient) private readonly bus: OperationClient,
    @Inject(Door) private readonly door: Door,
  ) {}

  @Get('start')
  async start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { authorizationUrl, state } = await this.ask<OidcStartView>(signInApi.startOidc, {}, request, reply);
    reply
      .header('set-cookie', cookie(state, COOKIE_SECONDS, request))
      .status(302)
      .header('location', authorizationUrl);
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TokenView> {
    const state = stateOf(request);
    reply.header('set-cookie', cookie('', 0, request));
    return this.ask<TokenView>(signInApi.finishOidc, { query: request.url.split('?')[1] ?? '-', state: state ?? '-' }, request, reply);
  }

  private async ask<R>(op: Operation, body: object, request: FastifyRequest, reply: FastifyReply): Promise<R> {
    const headers = callHeaders(op, {}, request.id, await this.door.admit(request, reply));
    const answer = await this.bus.send(op, { params: {}, query: {}, body }, headers);
    return JSON.parse(bodyOf(answer)) as R;
  }
}

/** Out of reach of scripts, and sent along when the provider sends the browser back. */
const cookie = (value: string, seconds: number, { protocol }: FastifyRequest): string =>
  protocol === 'https'
    ? `${HOST_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax; Secure`
    : `${COOKIE}=${value}; Path=/api/v1/oauth/oidc; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;

const stateOf = ({ headers, protocol }: FastifyRequest): string | undefined =>
  new RegExp(`(?:^|;\\s*)${protocol === 'https' ? HOST_COOKIE : COOKIE}=([\\w-]{1,200})`).exec(headers.cookie ?? '')?.[1];
