import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../local/build.ts';
import { StartFailure } from '../local/failure.ts';
import { repository } from '../local/paths.ts';
import { printFailure, say } from '../local/steps.ts';
import { accessMatrixText } from './access-matrix.ts';
import { consoleOperations } from './console-operations.ts';
import { consoleShapes } from './console-shapes.ts';
import { coveragePage } from './coverage.ts';
import { handbookPage } from './handbook.ts';
import { kubernetesManifest } from './kubernetes.ts';
import { openApiText } from './open-api.ts';
import { regulationPage } from './regulation.ts';

/** `npm run docs` writes what is generated from the code; `-- coverage --check` only says whether a page is up to date. */
const PAGES: Record<string, { readonly file: string; readonly text: () => Promise<string> }> = {
  'access-matrix': { file: 'docs/access-matrix.csv', text: accessMatrixText },
  coverage: { file: 'docs/coverage.md', text: () => Promise.resolve(coveragePage()) },
  handbook: { file: 'docs/handbook.md', text: handbookPage },
  kubernetes: { file: 'k8s/platform.yaml', text: () => Promise.resolve(kubernetesManifest()) },
  openapi: { file: 'docs/openapi.json', text: openApiText },
  // from the document above, so after it
  'console-operations': { file: 'console/src/api/operations.gen.ts', text: () => Promise.resolve(consoleOperations()) },
  'console-shapes': { file: 'console/src/api/shapes.gen.d.ts', text: () => Promise.resolve(consoleShapes()) },
  regulation: { file: 'docs/regulation.md', text: regulationPage },
};

async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  const wanted = args.filter((arg) => arg !== '--check');
  if (!check) await build();
  for (const [name, { file, text }] of Object.entries(PAGES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const path = join(repository, file);
    const now = await text();
    if (!check) writeFileSync(path, now);
    else if (readFileSync(path, { encoding: 'utf8', flag: 'a+' }) !== now)
      throw new StartFailure(`${file} is out of date`, 'the code says something else', 'npm run docs, then commit it');
    say(`${file} ${check ? 'is up to date' : 'written'}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
