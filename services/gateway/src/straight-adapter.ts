import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Register = (path: string, handler: Handler) => unknown;

/**
 * Gives the routes of mounted operations to Fastify without Nest's router between them (fast path 3). Nest still finds, documents and
 * registers them; only whom it registers is exchanged. Its guards, pipes, interceptors and filters do not run there: what they
 * would do is done by the door, by `serve` and by the one answer to problems.
 */
export class StraightAdapter extends FastifyAdapter {
  private readonly handlers = new Map<string, Handler>();

  constructor(options: FastifyServerOptions) {
    super(options);
    for (const verb of VERBS) {
      const register = this[verb].bind(this) as Register;
      const straight: Register = (path, handler) => register(path, this.taken(`${verb.toUpperCase()} ${path}`) ?? handler);
      Object.assign(this, { [verb]: straight });
    }
    this.getInstance().addHook('onReady', (done) => {
      const [forgotten] = this.handlers.keys();
      done(forgotten === undefined ? undefined : new Error(`Nest does not register ${forgotten}`));
    });
  }

  /** `route`: `GET /api/v1/orders/:orderId`; it is registered when Nest comes to it. The gateway does not start while one is not. */
  serve(route: string, handler: Handler): void {
    this.handlers.set(route, handler);
  }

  private taken(route: string): Handler | undefined {
    const handler = this.handlers.get(route);
    this.handlers.delete(route);
    return handler;
  }
}
