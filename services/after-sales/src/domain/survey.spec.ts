import fc from 'fast-check';
import { Survey } from './survey.js';
import { scoreOf } from './survey-score.js';

const at = new Date('2026-03-31T16:30:00Z');
const subject = { org: 'hq.bj', branch: 'bj', ownerId: 'wang', serviceFileId: 'file', customerId: 'yubei', customerName: '渝北建材', salesRepId: 'wang' };
const questions = [
  { code: 'quality', text: '产品质量' },
  { code: 'service', text: '服务态度' },
];
const aSurvey = (given = questions) => Survey.send('BJ-DC-2026-000001', { channel: 'questionnaire', questions: given }, subject, null, at);
const answers = [
  { code: 'service', mark: 4 },
  { code: 'quality', mark: 5 },
];

describe('AFS-18 Satisfaction survey by questionnaire or interview', () => {
  it('is scored from its answers, on the business date they came in, for who sold', () => {
    const survey = aSurvey();
    survey.recordAnswer({ answers, remark: '发货慢' }, at);
    expect(survey).toMatchObject({ status: 'scored', score: 90, remark: '发货慢', answeredOn: '2026-04-01' });
    expect(survey.takeRecord().events).toMatchObject([
      { event: { type: 'after-sales.survey-scored.v1' }, payload: { score: 90, salesRepId: 'wang', answeredOn: '2026-04-01' } },
    ]);
  });

  it('needs an answer to each question, and to no other', () => {
    for (const wrong of [answers.slice(1), [...answers, { code: 'price', mark: 1 }], [answers[0]!, answers[0]!]]) {
      expect(() => {
        aSurvey().recordAnswer({ answers: wrong }, at);
      }).toThrow('every question was answered once');
    }
  });

  it('asks every question once', () => {
    expect(() => aSurvey([...questions, ...questions])).toThrow('a code of its own');
  });

  it('is answered once', () => {
    const survey = aSurvey();
    survey.recordAnswer({ answers }, at);
    expect(() => {
      survey.recordAnswer({ answers }, at);
    }).toThrow('Cannot answer what is scored');
  });

  it('scores from 1 to 100, more for better marks', () => {
    const marks = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(marks, fc.nat(), (given, i) => {
        const score = scoreOf(given);
        expect(Number.isInteger(score) && score >= 1 && score <= 100).toBe(true);
        const better = given.map((mark, j) => (j === i % given.length ? Math.min(5, mark + 1) : mark));
        expect(scoreOf(better)).toBeGreaterThanOrEqual(score);
      }),
    );
    expect([scoreOf([5, 5]), scoreOf([3]), scoreOf([4, 5, 5])]).toEqual([100, 60, 93]);
  });
});
