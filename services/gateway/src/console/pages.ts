import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the pages may load and run: what comes from here, from files. Pictures and papers that a page itself makes are blobs. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const A_YEAR_MS = 365 * 86_400_000;

/** Addresses that are no pages of the console, whoever asks for them. */
const NO_PAGE = /^\/(api|docs|console|setup|assets|healthz|readyz|metrics|\.well-known)(\/|$)|\.[^/]*$/;

/** `console/dist` in one of the folders above this file, where it has been built; null where not. */
export function builtConsole(from: string = import.meta.dirname): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const dist = join(folder, 'console/dist');
    if (existsSync(join(dist, 'index.html'))) return dist;
    if (folder === dirname(folder)) return null;
  }
}

/**
 * The console at `/`: its page wherever a browser asks for one that is not anything else, its files under names that never mean something else.
 * Each file goes out as it was compressed when it was built.
 */
export async function servePages(http: FastifyInstance, dist: string): Promise<void> {
  await http.register(staticFiles, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: A_YEAR_MS,
  });
  for (const file of ['theme.js', 'favicon.svg'])
    http.get(`/${file}`, (_, reply) => reply.header('cache-control', 'no-cache').sendFile(file, dist, { cacheControl: false }));
  http.addHook('onRequest', (request, reply, done) => {
    if (isForAPage(request)) page(reply, dist);
    else done();
  });
}

/** The first page, and whatever nothing else is at. */
function isForAPage({ method, url, is404, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '/';
  if (method !== 'GET' || (path !== '/' && !is404) || NO_PAGE.test(path)) return false;
  return (headers.accept ?? '').includes('text/html') || path === '/';
}

const page = (reply: FastifyReply, dist: string): FastifyReply =>
  reply
    .header('content-security-policy', POLICY)
    .header('cross-origin-opener-policy', 'same-origin')
    .header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
    .header('cache-control', 'no-cache')
    .sendFile('index.html', dist, { cacheControl: false });
