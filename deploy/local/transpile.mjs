import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { transformSync, version } from '@swc/core';

const cache = fileURLToPath(new URL('../../.tradewind/typescript', import.meta.url));
mkdirSync(cache, { recursive: true });

/** As tsconfig.base.json says. */
const options = {
  module: { type: 'es6' },
  sourceMaps: true,
  configFile: false,
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
  },
};
const recipe = `${version} ${JSON.stringify(options)}`;

/** A TypeScript file as Node can run it. */
export const compiled = (path) => kept(path, 'js');

function kept(path, what) {
  const source = readFileSync(path, 'utf8');
  const name = join(cache, createHash('sha256').update(`${recipe} ${path} ${source}`).digest('hex'));
  const file = `${name}.${what}`;
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { code, map } = transformSync(source, { ...options, filename: path });
  keep(`${name}.map`, map);
  keep(`${name}.js`, code);
  return what === 'js' ? code : map;
}

/** Somebody else may be at it: nobody shall read half a file. */
function keep(file, text) {
  const draft = `${file}.${process.pid}.${threadId}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

const PLACE = /(?:file:\/\/)?(\/[^\s():?]+\.ts)(?:\?\d+)?:(\d+):(\d+)/g;

/**
 * A stack with the lines of the TypeScript, as it is written. Asked for where a test has failed: with `--enable-source-maps` Node
 * reads the maps of everything that is loaded, and looks into them for every error that is only caught and tried again.
 */
export function asWritten(stack) {
  const maps = new Map();
  const mapOf = (path) => {
    if (!maps.has(path)) maps.set(path, new SourceMap(JSON.parse(kept(path, 'map'))));
    return maps.get(path);
  };
  return stack.replace(PLACE, (place, path, line, column) => {
    if (path.includes('/node_modules/') || !existsSync(path)) return place;
    const { lineNumber, columnNumber } = mapOf(path).findOrigin(Number(line), Number(column));
    return lineNumber === undefined ? place : `${path}:${lineNumber}:${columnNumber}`;
  });
}
