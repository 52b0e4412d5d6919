// Lets Node run the TypeScript of this repository as it is, decorators included: `node --conditions=source --import ./deploy/local/typescript.mjs`.
// Tests run so; what people start is built.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { transformSync, version } from '@swc/core';

const cache = fileURLToPath(new URL('../../.tradewind/typescript', import.meta.url));
mkdirSync(cache, { recursive: true });

/** As tsconfig.base.json says. */
const options = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  configFile: false,
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
  },
};
const recipe = `${version} ${JSON.stringify(options)}`;

function compiled(path) {
  const source = readFileSync(path, 'utf8');
  const file = join(cache, `${createHash('sha256').update(`${recipe} ${path} ${source}`).digest('hex')}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { code } = transformSync(source, { ...options, filename: path });
  // somebody else may be at it: nobody shall read half a file
  const draft = `${file}.${process.pid}.${threadId}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return code;
}

const isOurs = (url) => url.startsWith('file:') && /\.ts(\?|$)/.test(url) && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL ?? '';
    if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !isOurs(parent)) return next(specifier, context);
    const url = new URL(specifier.replace(/\.js$/, '.ts'), parent);
    return existsSync(fileURLToPath(url)) ? { url: url.href, format: 'module', shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url)) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url.replace(/\?.*/, ''))), shortCircuit: true };
  },
});
