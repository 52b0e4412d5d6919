import { readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * `node services/platform/bundle.mjs`, after `tsc -b`: what was compiled and every package it needs, in a few files in
 * services/platform/dist/bundle. A service loads some thousand modules otherwise, and finding them is a third of its start (decision 38).
 * Only what a service needs is loaded where it is hosted: each service and each rarely used package is a file of its own.
 */
const here = import.meta.dirname;
const outdir = join(here, 'dist/bundle');
const { resolve } = createRequire(import.meta.filename);

/** Packages with machine code or with files of their own; and the one whose work must be done before any of ours. */
const APART = ['@node-rs/argon2', 'swagger-ui-dist', '@protobi/exceljs', 'reflect-metadata'];

/** Frameworks try to load packages that nobody needs here (other databases, other transports): they stay what they are, absent. */
const absentStaysAbsent = {
  name: 'absent packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@tradewind/')) return undefined;
      try {
        resolve(path);
        return undefined;
      } catch {
        return { path, external: true };
      }
    }),
};

/** CommonJS packages inside of an ESM file find here what they expect around them. */
const COMMON_JS = `import 'reflect-metadata';
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

await build({
  entryPoints: ['main', 'migrate', 'rebuild', 'reconcile', 'after-restore'].map((program) => join(here, `dist/${program}.js`)),
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  keepNames: true, // names of classes are in audit rows, outboxes and the OpenAPI document
  external: APART,
  plugins: [absentStaysAbsent],
  banner: { js: COMMON_JS },
  logLevel: 'warning',
});

/** A service that runs meanwhile may still load a file of the build it began with. */
const A_DAY_MS = 86_400_000;
for (const file of readdirSync(outdir).map((name) => join(outdir, name))) if (Date.now() - statSync(file).mtimeMs > A_DAY_MS) rmSync(file);
