import { services } from '../local/services.ts';
import { handbookPage, lifeOf, type Living } from './handbook.ts';

const everything = (): Promise<readonly (readonly Living[])[]> => Promise.all(services.map(lifeOf));

describe('XCT-03 There is a manual and a flow chart of every process, made from what is enforced', () => {
  it('every service shows how its things live, and each of them has arrows to show', async () => {
    const lives = await everything();
    expect(lives.filter((of) => of.length === 0)).toEqual([]);
    for (const { name, moves } of lives.flat())
      expect({ name, arrows: Object.values(moves).flatMap(({ from }) => from).length }).not.toEqual({ name, arrows: 0 });
  });

  it('everything comes to an end, but what is granted, sold, asked of the works or complained of may begin again', async () => {
    const endless = (await everything()).flat().filter(({ moves }) => {
      const left = new Set(Object.values(moves).flatMap(({ from }) => from));
      return Object.values(moves).every(({ to }) => left.has(to));
    });
    expect(endless.map(({ name }) => name).toSorted()).toEqual(['CreditProfile', 'Product', 'RequirementReview', 'Ticket']);
  });

  it('each clause that the software keeps says what is done, by which posts, and how it is refused', async () => {
    const page = await handbookPage();
    expect(page).toContain('### 5.');
    const rows = page.split('\n').filter((line) => /^\| .* \(`(POST|PUT|PATCH|DELETE) /.test(line));
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.filter((row) => / \|\s*\|$/.test(row))).toEqual([]);
  });
});
