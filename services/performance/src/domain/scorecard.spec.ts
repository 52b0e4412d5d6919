import type { Actor } from '@tradewind/kernel/actor';
import type { Appraisal } from './appraise.js';
import { Scorecard } from './scorecard.js';

const someone = (id: string): Actor => ({ id, name: id, kind: 'person', posts: [], grants: [] });
const at = new Date('2026-10-02T02:00:00Z');
const nothing = { all: 0, inTime: 0, share: null, factIds: [] };
const appraisal: Appraisal = { kpis: [], response: nothing, resolution: nothing, score: '0.785000' };
const aScorecard = () =>
  Scorecard.freeze(
    { id: 'cycle', branch: 'bj', month: '2026-09', kpiPolicy: 'kpi@hq/2' },
    { personId: 'li', personName: 'Li', org: 'hq.bj.sales', units: [], ownSalesTarget: null },
    appraisal,
  );
const published = () => {
  const scorecard = aScorecard();
  scorecard.publish(at);
  return scorecard;
};

describe('PER-25 The result is fed back to the person', () => {
  it('belongs to the person in the unit of the person', () => {
    expect(aScorecard()).toMatchObject({ ownerId: 'li', org: 'hq.bj.sales', branch: 'bj', status: 'calculated', kpiPolicy: 'kpi@hq/2' });
  });

  it('is announced when published', () => {
    expect(published().takeRecord().events).toMatchObject([
      { event: { type: 'performance.scorecard-published.v1' }, payload: { personId: 'li', month: '2026-09', score: '0.785' } },
    ]);
  });
});

describe('PER-27 Fair and open: a result can be disputed', () => {
  it('is disputed by the person, with the reason', () => {
    const scorecard = published();
    scorecard.dispute('The contract of 30 September is missing', someone('li'), at);
    expect(scorecard).toMatchObject({ status: 'disputed', disputeReason: 'The contract of 30 September is missing', disputedAt: at });
  });

  it('is not disputed by others, nor before it is published, nor after it is locked', () => {
    expect(() => {
      published().dispute('No', someone('chen'), at);
    }).toThrow('Only the person a scorecard is about can dispute it');
    expect(() => {
      aScorecard().dispute('No', someone('li'), at);
    }).toThrow('Cannot dispute what is calculated');
    const locked = published();
    locked.lock();
    expect(() => {
      locked.dispute('No', someone('li'), at);
    }).toThrow('Cannot dispute what is locked');
  });

  it('is answered by somebody else, and the figures stay', () => {
    const scorecard = published();
    scorecard.dispute('Wrong', someone('li'), at);
    expect(() => {
      scorecard.answer('It is right', someone('li'));
    }).toThrow('Nobody answers a dispute about their own scorecard');
    scorecard.answer('It counts in October', someone('wu'));
    expect(scorecard).toMatchObject({ status: 'published', disputeAnswer: 'It counts in October', disputeAnsweredBy: 'wu', score: '0.785000' });
  });

  it('is not locked while disputed', () => {
    const scorecard = published();
    scorecard.dispute('Wrong', someone('li'), at);
    expect(() => {
      scorecard.lock();
    }).toThrow('Cannot lock what is disputed');
  });
});
