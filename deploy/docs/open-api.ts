import 'reflect-metadata';
import { join } from 'node:path';
import { repository } from '../local/paths.ts';

interface Gateway {
  readonly openApiOfThisBuild: () => Promise<object>;
}

/** The OpenAPI document of this build, without starting anything that listens. */
export async function openApiText(): Promise<string> {
  const { openApiOfThisBuild } = (await import(join(repository, 'services/gateway/dist/open-api-of-this-build.js'))) as Gateway;
  return `${JSON.stringify(await openApiOfThisBuild(), null, 2)}\n`;
}
