import { setTimeout as sleep } from 'node:timers/promises';
import { defineConfig, type ProxyOptions } from 'vite';
import { traditionalTexts } from './traditional-texts.ts';

/** Where the gateway listens, for `npm run dev`: Vite gives the pages, the gateway everything else. */
const gateway = process.env.TRADEWIND_GATEWAY ?? 'http://127.0.0.1:8080';
const configure: NonNullable<ProxyOptions['configure']> = (proxy) => {
  proxy.on('error', (_, __, response) => {
    if ('writeHead' in response && !response.headersSent) void waitForTheGateway(response.writeHead(503, { 'retry-after': '0' }));
  });
};
const proxied = Object.fromEntries(['/api', '/console', '/docs', '/setup', '/readyz', '/healthz'].map((path) => [path, { target: gateway, configure }]));

/** While the services start again nobody answers: who asked is told to ask once more, which the console does by itself, as soon as they are back. */
async function waitForTheGateway(answer: { end: () => void }): Promise<void> {
  for (let looks = 0; looks < 150 && !(await isThere()); looks += 1) await sleep(200);
  answer.end();
}

const isThere = (): Promise<boolean> =>
  fetch(`${gateway}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

export default defineConfig({
  root: import.meta.dirname,
  plugins: [traditionalTexts()],
  server: { host: '127.0.0.1', port: 5173, proxy: proxied },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // the pages' policy allows no inline scripts or styles; a file is cached for ever by its name
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // each file costs a request: what everybody loads is in one, what the first page needs in another, what pages share in a third
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'day', test: /src\/(shell|areas\/today)\// },
            { name: 'parts', test: /src\/(components|api|i18n)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
