import { explanationsFor, explanationsOf } from './explanations.js';

const BODY = '一、需方：{{customerName}}\n\n二、{{lines}}\n三、质量异议应于 15 日内提出。';

describe('CON-22 Clauses are explained to the customer (003-O §4.3.1)', () => {
  it('by clause, counted as deviations count them, in order', () => {
    const given = [
      { clause: 3, meaning: '收货后十五天内要说' },
      { clause: 1, meaning: '谁买' },
    ];
    expect(explanationsFor(BODY, given).map(({ clause }) => clause)).toEqual([1, 3]);
    expect(explanationsFor(BODY)).toEqual([]);
  });

  it('never where there is no such clause, and once at most', () => {
    expect(() => explanationsFor(BODY, [{ clause: 4, meaning: '没有' }])).toThrow('no place for the explanation of 4');
    expect(() =>
      explanationsFor(BODY, [
        { clause: 1, meaning: '一' },
        { clause: 1, meaning: '又一' },
      ]),
    ).toThrow('each is explained once');
  });

  it('not by the words of the template where the contract says something else', () => {
    const explanations = [
      { clause: 1, meaning: '谁买' },
      { clause: 3, meaning: '十五天' },
    ];
    const deviation = { clause: 3, template: '', wording: '30 日', reason: '', proposedBy: '', proposedByName: '', proposedAt: '' };
    expect(explanationsOf({ deviations: [deviation] }, { explanations })).toEqual([{ clause: 1, meaning: '谁买' }]);
  });
});
