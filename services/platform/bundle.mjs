import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

/** What packages bring along for others: drivers of other databases, rules for telephone numbers (a quarter of what a start would load). */
const UNUSED =
  /[\\/]node_modules[\\/](typeorm[\\/]driver[\\/](aurora-|better-sqlite3|capacitor|cockroachdb|cordova|expo|mongodb|mysql|nativescript|oracle|react-native|sap|spanner|sqlite-abstract|sqljs|sqlserver)|libphonenumber-js[\\/])/;

const unusedStaysOut = {
  name: 'unused parts',
  setup: ({ onLoad }) => onLoad({ filter: UNUSED }, () => ({ contents: ABSENT })),
};

/** Each name is a class that cannot be made: frameworks only ask whether something is one. */
const ABSENT = `module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' ? true
  : class { constructor() { throw new Error(String(name) + ' is not in this bundle: see UNUSED in services/platform/bundle.mjs'); } } });`;

/** Packages that look at run time for others beside them would load these from their thousand files, though the bundle has them. */
const LOOKS_BESIDE = /[\\/]@nestjs[\\/](typeorm|mapped-types)[\\/]dist[\\/].*(typeorm-compat|type-helpers\.utils)\.js$/;
const ITS_OWN_REQUIRE = 'const require = createRequire(import.meta.url);';

const looksInside = {
  name: 'packages that look beside them',
  setup: ({ onLoad }) =>
    onLoad({ filter: LOOKS_BESIDE }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(ITS_OWN_REQUIRE)) throw new Error(`${path} does not look beside it any more: LOOKS_BESIDE in services/platform/bundle.mjs`);
      return { contents: text.replace(ITS_OWN_REQUIRE, '') };
    }),
};

/** What takes long to load and is not needed for a start is loaded when it is first called; the bundle holds it all the same. */
const LATE = { 'pinyin-pro': ['pinyin'], 'opencc-js': ['Converter'] };

const loadedLate = {
  name: 'late packages',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^(${Object.keys(LATE).join('|')})$`) }, ({ path, namespace }) =>
      namespace === 'late' ? undefined : { path, namespace: 'late' },
    );
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: LATE[path].map((name) => `export const ${name} = (...args) => require('${path}').${name}(...args);`).join('\n'),
      resolveDir: here,
    }));
  },
};

/** CommonJS packages inside of an ESM file find here what they expect around them. */
const COMMON_JS = `import 'reflect-metadata';
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

const { metafile } = await build({
  entryPoints: [
    ...['main', 'migrate', 'rebuild', 'reconcile', 'after-restore'].map((program) => ({ in: join(here, `dist/${program}.js`), out: program })),
    { in: join(here, '../contracts/dist/paper/paper.worker.js'), out: 'paper.worker' }, // a thread begins with a file of its own
  ],
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  legalComments: 'none',
  minifyWhitespace: true, // a third of what is read and parsed
  lineLimit: 160, // a stack trace still names a line that can be found
  keepNames: true, // names of classes are in audit rows, outboxes and the OpenAPI document
  external: APART,
  plugins: [unusedStaysOut, looksInside, loadedLate, absentStaysAbsent],
  banner: { js: COMMON_JS },
  logLevel: 'warning',
  metafile: true,
});

/**
 * To keep names esbuild gives each function its own once more, whenever one is made: some hundred times for a request, a thirtieth of what
 * it costs. Only what can have another name by now needs that, which are classes; arrow functions stay without one.
 */
const NAMING = '__name=(target,value)=>__defProp(';
const ONLY_WHERE_NEEDED = '__name=(target,value)=>target.prototype===void 0||target.name===value?target:__defProp(';
const naming = Object.keys(metafile.outputs).filter((file) => readFileSync(file, 'utf8').includes(NAMING));
if (naming.length === 0) throw new Error('esbuild keeps names in another way now: NAMING in services/platform/bundle.mjs');
for (const file of naming) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(NAMING, ONLY_WHERE_NEEDED));

/** The font of printed contracts, with its licence: the package has five weights, of which two are used. */
const fonts = dirname(dirname(resolve('@embedpdf/fonts-sc')));
copyFileSync(join(fonts, 'LICENSE'), join(outdir, 'NotoSansHans-LICENSE.txt'));
for (const weight of ['Regular', 'Bold']) copyFileSync(join(fonts, `fonts/NotoSansHans-${weight}.otf`), join(outdir, `NotoSansHans-${weight}.otf`));

/** A service that runs meanwhile may still load a file of the build it began with. */
const A_DAY_MS = 86_400_000;
for (const file of readdirSync(outdir).map((name) => join(outdir, name))) if (Date.now() - statSync(file).mtimeMs > A_DAY_MS) rmSync(file);
