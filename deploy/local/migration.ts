import 'reflect-metadata';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { startServers } from './environment.ts';
import { StartFailure } from './failure.ts';
import { repository, tradewind } from './paths.ts';
import { printFailure, say } from './steps.ts';

/** `npm run migration -- <service> <name>`: writes the migration that brings the schema to what the entities say. */
const [service = '', name = ''] = process.argv.slice(2);

try {
  if (!service || !/^[a-z0-9-]+$/.test(name))
    throw new StartFailure('Which migration?', `got "${service}" and "${name}"`, 'npm run migration -- orders add-carrier');
  await build();
  const statements = await missingStatements(service);
  if (statements.length === 0) say(`${service}: the migrations already say what the entities say`);
  else write(service, name, statements);
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}

/** Applies the migrations to an empty database and asks TypeORM what is still missing. */
async function missingStatements(of: string): Promise<string[]> {
  const stateDir = join(tradewind, `migration-${process.pid}`);
  mkdirSync(stateDir, { recursive: true });
  const servers = await startServers({ stateDir, durable: false });
  try {
    const { pendingSchema } = (await import(join(repository, 'services/platform/dist/pending-schema.js'))) as {
      pendingSchema: (service: string, url: string) => Promise<string[]>;
    };
    return await pendingSchema(of, servers.env[`${of.toUpperCase().replaceAll('-', '_')}_MIGRATION_URL`] ?? '');
  } finally {
    await servers.drop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function write(of: string, title: string, statements: readonly string[]): void {
  const folder = join(repository, `services/${of}/src/migrations`);
  const all = join(folder, 'all.ts');
  const known = readFileSync(all, 'utf8');
  const stamp = 1_763_700_000_000 + [...known.matchAll(/import /g)].length + 1;
  const className =
    title
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('') + String(stamp);
  const up = statements.map((sql) => `    await db.query(\`${sql}\`);`).join('\n');
  writeFileSync(join(folder, `${stamp}-${title}.ts`), source(className, up));
  const list = /\[(.*)\]/s.exec(known)?.[1]?.trim().replace(/,$/, '');
  const imports = `${known.slice(0, known.indexOf('export const')).trimEnd()}\nimport { ${className} } from './${stamp}-${title}.js';\n`;
  writeFileSync(all, `${imports.trimStart()}\nexport const MIGRATIONS = [${[list, className].filter(Boolean).join(', ')}];\n`);
  say(`wrote services/${of}/src/migrations/${stamp}-${title}.ts: read it before you commit it`);
}

function source(className: string, up: string): string {
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
${up}
  }

  /** Going back is done by restoring, not by dropping what people have written. */
  down(): Promise<void> {
    return Promise.reject(new Error('not reversible'));
  }
}
`;
}
