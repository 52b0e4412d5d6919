import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Gives the published keys as they are now. */
export const PUBLISHED_KEYS = Symbol('published keys');

/** The public keys access tokens are signed with, for whoever wants to verify them (RFC 7517). */
@ApiExcludeController()
@Controller('.well-known')
export class KeysController {
  constructor(@Inject(PUBLISHED_KEYS) private readonly keys: () => object) {}

  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=60')
  published(): object {
    return this.keys();
  }
}
