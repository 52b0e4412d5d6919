import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { BUDGET, firstScreen } from './first-screen.mjs';

/**
 * `node console/build.mjs`: the pages in console/dist, each file beside its compressed twins, as the gateway sends them.
 * Fails when the first screen is heavier than what was agreed (issue 7).
 */
const dist = join(import.meta.dirname, 'dist');

await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });

for (const file of globSync('**/*.{js,css,html,svg,json}', { cwd: dist })) {
  const path = join(dist, file);
  const text = readFileSync(path);
  if (text.length < 1024) continue;
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }));
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
}

const { bytes, files } = firstScreen();
console.log(`first screen: ${(bytes / 1000).toFixed(1)} kB gzip of ${BUDGET / 1000} kB, ${files.length} files`);
if (bytes > BUDGET) {
  console.error(`The first screen is too heavy: ${bytes} bytes gzip, ${BUDGET} are allowed.`);
  for (const { file, size } of files.toSorted((a, b) => b.size - a.size)) console.error(`  ${String(size).padStart(7)}  ${file}`);
  process.exitCode = 1;
}
