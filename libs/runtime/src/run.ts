import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { HealthServer } from './health.js';
import { log } from './log.js';
import type { Hosted, Starter } from './service-definition.js';
import { startTracing } from './tracing.js';

/** Kubernetes and load balancers need this long to notice that we are leaving (R15). */
const NOTICE_MS = parseInt(process.env.SHUTDOWN_NOTICE_MS ?? '3000', 10);
const HARD_EXIT_MS = 25_000;

/** Runs one service or several in this process, until SIGTERM or SIGINT. No code may notice the difference. */
export async function run(starters: readonly Starter[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const tracing = await startTracing(env);
  const hosted: Hosted[] = [];
  let ready = false;
  const health = new HealthServer(() => (ready ? hosted : []));
  const leave = leaveOnce(
    hosted,
    () => (ready = false),
    async () => {
      await health.close();
      await tracing.stop();
    },
  );
  process.once('SIGTERM', leave).once('SIGINT', leave);
  process.once('disconnect', leave);
  try {
    await health.listen(parseInt(env.HEALTH_PORT ?? '0', 10), env.HOST ?? '127.0.0.1');
    for (const starter of starters) hosted.push(await starter.start(env));
    ready = true;
    log.info({ services: starters.map(({ name }) => name) }, 'ready');
    flushCompileCache(); // where there is one (NODE_COMPILE_CACHE): who is killed leaves it to the next start too
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
    process.exit(1);
  }
}

function leaveOnce(hosted: readonly Hosted[], notReady: () => void, last: () => Promise<void>): () => void {
  let leaving = false;
  return () => {
    if (leaving) return;
    leaving = true;
    notReady();
    for (const service of hosted) service.leaving();
    setTimeout(() => process.exit(1), HARD_EXIT_MS).unref();
    setTimeout(() => {
      void stopAll(hosted, last).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
    }, NOTICE_MS);
  };
}

/** The gateway first, so that no request enters any more; then the services. */
async function stopAll(hosted: readonly Hosted[], last: () => Promise<void>): Promise<void> {
  for (const service of [...hosted].reverse()) if (service.name === 'gateway') await service.stop();
  await Promise.all(hosted.filter(({ name }) => name !== 'gateway').map((service) => service.stop()));
  await last();
}
