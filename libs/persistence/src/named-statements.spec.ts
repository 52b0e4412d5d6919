import { isStaleStatement, NamedStatements } from './named-statements.js';

const BY_ID = 'SELECT 1 FROM "note" WHERE "id" = $1';

describe('Statements of a session that go by name', () => {
  it('gives a text a name when it comes again, and always the same one', () => {
    const statements = new NamedStatements();
    expect(statements.nameOf(BY_ID)).toBeUndefined();
    const name = statements.nameOf(BY_ID);
    expect(name).toEqual(expect.any(String));
    expect([statements.nameOf(BY_ID), statements.nameOf(BY_ID)]).toEqual([name, name]);
  });

  it.each(['"search" LIKE $1', '"search" ilike $1', '"search" ~ $1', '"org" SIMILAR TO $1', '("org" = $1 OR "org" LIKE ANY($2))'])(
    'never gives one to a search by pattern: %s',
    (search) => {
      const statements = new NamedStatements();
      const names = Array.from({ length: 5 }, () => statements.nameOf(`SELECT 1 FROM "note" WHERE ${search}`));
      expect(names.every((name) => name === undefined)).toBe(true);
    },
  );

  it('gives no more names than a session may have; what has one keeps it', () => {
    const statements = new NamedStatements(3);
    const texts = Array.from({ length: 10 }, (_, i) => `SELECT ${i} FROM "note" WHERE "id" = $1`);
    const names = texts.map((text) => [statements.nameOf(text), statements.nameOf(text)][1]);
    expect(new Set(names.slice(0, 3)).size).toBe(3);
    expect(names.slice(3).every((name) => name === undefined)).toBe(true);
    expect(statements.nameOf(texts[0] ?? '')).toBe(names[0]);
  });

  it('gives another name to a text whose name has become useless', () => {
    const statements = new NamedStatements();
    statements.nameOf(BY_ID);
    const before = statements.nameOf(BY_ID);
    statements.retire(BY_ID);
    const after = statements.nameOf(BY_ID);
    expect([before, after].every((name) => typeof name === 'string')).toBe(true);
    expect(after).not.toBe(before);
  });

  it('knows what PostgreSQL says of a useless name, in whatever language', () => {
    expect(isStaleStatement({ code: '26000' })).toBe(true);
    expect(isStaleStatement({ code: '0A000', routine: 'RevalidateCachedQuery', message: '缓存的计划' })).toBe(true);
    expect(isStaleStatement({ code: '0A000', routine: 'transformOnConflictClause' })).toBe(false);
    expect([isStaleStatement(null), isStaleStatement(new Error('x'))]).toEqual([false, false]);
  });
});
