import type { RecordTraining } from '@tradewind/contracts/identity/trainings.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Training } from './training.js';

const hr: Actor = { id: 'hr', name: '人事', kind: 'person', posts: [{ post: 'hr-officer', org: 'hq', branch: 'hq' }], grants: [] };
const NOW = new Date('2026-03-12T02:00:00Z');
const NAMES = new Map([
  ['wang', '王芳'],
  ['li', '李慧'],
]);
const HELD: RecordTraining = {
  ...{ topic: 'contract-law', title: '合同法律培训', heldOn: '2026-03-10', taughtBy: '褚律师', documentName: '签到表与试卷', documentHash: 'AB'.repeat(32) },
  tookPart: [
    { personId: 'wang', result: 'passed', score: 92 },
    { personId: 'li', result: 'failed', score: 40 },
  ],
};

describe('CON-20 Training in contract law is on record (000 §7.3.3)', () => {
  it('with topic, day, who taught, who took part with which result, and the hash of the paper', () => {
    const training = Training.record(HELD, NAMES, hr, NOW);
    expect(training).toMatchObject({
      ...{ status: 'held', topic: 'contract-law', heldOn: '2026-03-10', documentHash: 'ab'.repeat(32), recordedBy: 'hr' },
      tookPart: [
        { personId: 'wang', name: '王芳', result: 'passed', score: 92 },
        { name: '李慧', result: 'failed' },
      ],
    });
    expect(training.search).toContain('wangfang');
  });

  it('proves something: a paper, a day that has been, each person once', () => {
    const record = (given: object) => () => Training.record({ ...HELD, ...given }, NAMES, hr, NOW);
    expect(record({ documentHash: 'x'.repeat(64) })).toThrow('no SHA-256');
    expect(record({ heldOn: '2026-03-13' })).toThrow('still to come');
    expect(record({ tookPart: [...HELD.tookPart, ...HELD.tookPart] })).toThrow('named twice');
  });

  it('is never changed; what is wrong is made void, once, with a reason', () => {
    const training = Training.record(HELD, NAMES, hr, NOW);
    training.giveUp('签到表有误');
    expect(training).toMatchObject({ status: 'void', voidBecause: '签到表有误' });
    expect(() => training.giveUp('再次')).toThrow('Cannot void what is void');
  });
});
