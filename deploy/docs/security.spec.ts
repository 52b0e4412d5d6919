import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(__dirname, '../../docs');
const page = readFileSync(join(docs, 'security.md'), 'utf8');
const lines = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)];

describe('docs/security.md keeps its word', () => {
  it('names only tests and pages that exist', () => {
    const targets = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !existsSync(join(docs, target)))).toEqual([]);
  });

  it('has one line for a requirement, with a state and a reason', () => {
    const ids = lines.map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      lines.filter(([, , , state = '', reason = '']) => !['met', 'part', 'not yet'].includes(state) || reason.trim() === '').map(([line]) => line),
    ).toEqual([]);
  });

  it('counts right', () => {
    const of = (state: string): number => lines.filter((line) => line[3] === state).length;
    expect(page).toContain(`${lines.length} apply: **${of('met')} met, ${of('part')} in part, ${of('not yet')} not yet**`);
  });
});
