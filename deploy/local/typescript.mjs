// Lets Node run the TypeScript of this repository as it is, decorators included: `node --conditions=source --import ./deploy/local/typescript.mjs`.
// Tests run so; what people start is built.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compiled } from './transpile.mjs';

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
