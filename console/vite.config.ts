import { defineConfig } from 'vite';
import { traditionalTexts } from './traditional-texts.ts';

/** Where the gateway listens, for `npm run dev`: Vite gives the pages, the gateway everything else. */
const gateway = process.env.TRADEWIND_GATEWAY ?? 'http://127.0.0.1:8080';
const proxied = Object.fromEntries(['/api', '/console', '/docs', '/setup', '/readyz', '/healthz'].map((path) => [path, { target: gateway }]));

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
  },
});
