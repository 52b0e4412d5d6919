import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Migrations from this time on are held to the rules; older ones ran on databases that were small or empty. */
const RULES_SINCE = 1_765_000_000_000;

interface Rule {
  readonly forbids: string;
  readonly when: (statement: string, migration: Written) => boolean;
}

/** A migration as it speaks to the database. */
export interface Written {
  readonly name: string;
  readonly inTransaction: boolean;
  readonly statements: readonly string[];
}

const tableOf = (statement: string): string => /\b(?:TABLE|ON|UPDATE|FROM)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?"?(\w+)"?/i.exec(statement)?.[1] ?? '';
const inUse = (statement: string, { statements }: Written): boolean =>
  !statements.some((other) => /^CREATE (UNLOGGED )?TABLE/i.test(other) && tableOf(other) === tableOf(statement));
const onTableInUse =
  (pattern: RegExp) =>
  (statement: string, migration: Written): boolean =>
    pattern.test(statement) && inUse(statement, migration);

/** People are at work while a migration runs, and the older release with them (R18): expand, fill in batches, validate, switch, contract a release later. */
const RULES: readonly Rule[] = [
  { forbids: 'an index that locks a table in use: CREATE INDEX CONCURRENTLY', when: onTableInUse(/^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)/i) },
  {
    forbids: 'CONCURRENTLY inside a transaction: readonly transaction = false',
    when: (sql, { inTransaction }) => inTransaction && /\bCONCURRENTLY\b/i.test(sql),
  },
  {
    forbids: 'a constraint that is checked under a lock: ADD … NOT VALID, then VALIDATE CONSTRAINT in a migration of its own',
    when: onTableInUse(/\bADD CONSTRAINT\b(?!.*\b(NOT VALID|USING INDEX)\b)/is),
  },
  { forbids: 'a column type that rewrites the table: add a new column', when: onTableInUse(/\bALTER (COLUMN )?"?\w+"? (SET DATA )?TYPE\b/i) },
  { forbids: 'SET NOT NULL, which reads the whole table under a lock: a validated CHECK first', when: onTableInUse(/\bSET NOT NULL\b/i) },
  {
    forbids: 'a column that old rows and the older release cannot fill: a DEFAULT, or NULL',
    when: onTableInUse(/\bADD (COLUMN )?"?\w+"? (?!.*\bDEFAULT\b).*\bNOT NULL\b/is),
  },
  {
    forbids: 'a default that is different in each row and so rewrites the table: fill it in batches',
    when: onTableInUse(/\bADD (COLUMN )?"?\w+"? .*(\b(BIG|SMALL)?SERIAL\b|\b(gen_random_uuid|uuid_generate_v\d|random|clock_timestamp|nextval)\s*\()/is),
  },
  // one row by its key is not a table
  { forbids: 'filling a table in one go: in batches, by a watch', when: onTableInUse(/^(UPDATE|DELETE FROM)\b(?!.* WHERE "key" = \$\d$)/is) },
  {
    forbids: 'taking away what the older release still uses: a release later, in a migration named Contract…',
    when: (sql, { name }) => !name.startsWith('Contract') && /\b(DROP (TABLE|COLUMN)|RENAME (TO|COLUMN))\b/i.test(sql),
  },
];

/** What is wrong with a migration, in words that say what to do instead. */
export function breachesOf(migration: Written): string[] {
  const named = /^(Expand|Contract)[A-Z]/.test(migration.name) ? [] : [`${migration.name}: a name that says neither Expand nor Contract`];
  return [
    ...named,
    ...migration.statements.flatMap((sql) =>
      RULES.filter(({ when }) => when(sql.trim(), migration)).map(({ forbids }) => `${migration.name}: ${forbids} (${sql.trim().slice(0, 60)})`),
    ),
  ];
}

/** Whoever calls itself an expansion is held to it whatever its age. */
export const isHeldToTheRules = (name: string): boolean =>
  /^(Expand|Contract)[A-Z]/.test(name) || parseInt(/\d{13}$/.exec(name)?.[0] ?? '0', 10) >= RULES_SINCE;

/** Lets a migration speak to nobody. */
export async function written(type: new () => MigrationInterface): Promise<Written> {
  const migration = new type();
  const statements: string[] = [];
  const query = (sql: string): Promise<never[]> => {
    statements.push(sql);
    return Promise.resolve([]);
  };
  await migration.up({ query } as unknown as QueryRunner);
  return { name: migration.name ?? type.name, inTransaction: migration.transaction !== false, statements };
}
