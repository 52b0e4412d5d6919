import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, register } from 'prom-client';
import type { Hosted } from './service-definition.js';

const LOOP_LAG_LIMIT_NS = 5e9;

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** `/healthz` (event loop only), `/readyz`, `/status` and `/metrics` of this process, for probes and operators; never public (R16). */
export class HealthServer {
  private readonly lag = monitorEventLoopDelay();
  private server: Server | undefined;

  constructor(private readonly hosted: () => readonly Hosted[]) {}

  async listen(port: number, host: string): Promise<void> {
    this.lag.enable();
    if (register.getMetricsAsArray().every(({ name }) => !name.startsWith('process_'))) collectDefaultMetrics();
    this.server = createServer((request, response) => {
      void this.reply(request.url ?? '/').then(({ status, type = 'application/json', body }) => response.writeHead(status, { 'content-type': type }).end(body));
    });
    await new Promise<void>((resolve, reject) => this.server?.once('error', reject).listen(port, host, resolve));
  }

  async close(): Promise<void> {
    this.lag.disable();
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(undefined));
  }

  /** Also used by the gateway, whose port is public for the first two. */
  async reply(url: string): Promise<Reply> {
    switch (url) {
      case '/healthz':
        return this.alive();
      case '/readyz':
        return this.ready();
      case '/status':
        return {
          status: 200,
          body: JSON.stringify(Object.fromEntries(await Promise.all(this.hosted().map(async (service) => [service.name, await service.status()] as const)))),
        };
      case '/metrics':
        return { status: 200, type: register.contentType, body: await register.metrics() };
      default:
        return { status: 404, body: '{}' };
    }
  }

  /** Judged by the longest stall since the last look: what is over and was answered for is over. */
  private alive(): Reply {
    const { max } = this.lag;
    this.lag.reset();
    return max < LOOP_LAG_LIMIT_NS ? { status: 200, body: '{"status":"ok"}' } : { status: 503, body: '{"status":"event loop stalled"}' };
  }

  private async ready(): Promise<Reply> {
    const reasons = await Promise.all(this.hosted().map(async (service) => [service.name, await service.notReady()] as const));
    const not = reasons.filter(([, reason]) => reason !== null);
    return not.length === 0 && reasons.length > 0
      ? { status: 200, body: '{"status":"ready"}' }
      : { status: 503, body: JSON.stringify({ status: 'not ready', reasons: Object.fromEntries(not) }) };
  }
}
