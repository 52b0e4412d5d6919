import type { Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { Import } from './import.js';

const at = new Date('2026-04-01T02:00:00Z');
const li: Actor = { id: newId(), name: '李明', kind: 'person', posts: [{ post: 'sales-manager', org: 'hq.bj.sales', branch: 'bj' }], grants: [] };
const file = { fileId: newId(), fileName: '客户.xlsx', format: 'xlsx', sha256: 'a'.repeat(64), bytes: 10, pieces: 1 } as const;

const uploaded = (): Import => Import.take(file, li, at);
function checked(counts: { rows: number; wrong: number } = { rows: 3, wrong: 1 }): Import {
  const it = uploaded();
  it.read([{ heading: '名称', field: 'name' }]);
  Object.assign(it, counts); // counted by the runner
  it.check(counts.wrong > 0 ? { bytes: 9, pieces: 1 } : null);
  return it;
}
const running = (): Import => {
  const it = checked();
  it.confirm([]);
  return it;
};
const code = (work: () => void): string => {
  try {
    work();
    return 'nothing refused';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('C-03 The life of an import', () => {
  it('is uploaded, checked, confirmed, done; and kept for a week after that', () => {
    const it = running();
    const over = new Date('2026-04-02T00:00:00Z');
    it.finish(null, over);
    expect(it).toMatchObject({
      status: 'done',
      finishedAt: over,
      expiresAt: new Date('2026-04-09T00:00:00Z'),
      org: 'hq.bj.sales',
      branch: 'bj',
      ownerId: li.id,
    });
  });

  it('is not confirmed before it was checked, nor twice', () => {
    expect(code(() => uploaded().confirm([]))).toBe('state.illegal-transition');
    expect(code(() => running().confirm([]))).toBe('state.illegal-transition');
  });

  it('is not confirmed while a column is missed, or no row is right', () => {
    expect(code(() => checked().confirm(['name']))).toBe('import.columns-missing');
    expect(code(() => checked({ rows: 2, wrong: 2 }).confirm([]))).toBe('import.nothing-right');
  });

  it('is checked anew when somebody says what the columns give', () => {
    const it = checked();
    it.map((column) => (column === 1 ? 'industry' : null));
    expect(it).toMatchObject({ status: 'uploaded', checked: 0, wrong: 0, problems: null, columns: [{ heading: '名称', field: 'industry' }] });
    expect([...it.places]).toEqual([['industry', 0]]);
  });

  it('has no columns to speak of before it was read', () => {
    expect(code(() => uploaded().map(() => null))).toBe('import.not-read');
  });

  it('is not told anew once it runs', () => {
    expect(code(() => running().map(() => null))).toBe('state.illegal-transition');
  });

  it.each([
    ['uploaded', uploaded],
    ['checked', checked],
    ['running', running],
  ] as const)('is cancelled while it is %s, and forgets the file', (_, make) => {
    const it = make();
    it.cancel(at);
    expect(it).toMatchObject({ status: 'cancelled', forgotten: true, problems: null });
    expect(code(() => it.cancel(at))).toBe('state.illegal-transition');
  });

  it('is nobody else’s', () => {
    expect(code(() => uploaded().mustBelongTo(newId()))).toBe('import.not-found');
  });
});
