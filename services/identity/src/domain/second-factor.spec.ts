import { Person } from './person.js';
import { SecondFactor } from './second-factor.js';

const li = Person.hire({ name: '李慧', login: 'lihui', passwordHash: 'x', posts: [{ post: 'finance-officer', org: 'hq', branch: 'hq' }] });
const enrolled = () => SecondFactor.enrol(li, 'sealed');
function confirmed(): SecondFactor {
  const factor = enrolled();
  factor.confirm(100, ['r1', 'r2']);
  return factor;
}
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('S3 A second factor', () => {
  it('counts only from its confirmation', () => {
    expect(enrolled().confirmed).toBe(false);
    expect(confirmed()).toMatchObject({ confirmed: true, lastStep: 100, recoveryHashes: ['r1', 'r2'] });
  });

  it('is not confirmed by a wrong code', () => {
    const factor = enrolled();
    expect(() => factor.confirm(null, ['r1'])).toThrow(refusal('identity.code-wrong'));
    expect(factor).toMatchObject({ confirmed: false, recoveryHashes: [] });
  });

  it.each([
    ['the same code', 100],
    ['the code before', 99],
    ['no code of ours', null],
  ])('refuses %s', (_, step) => {
    expect(() => confirmed().use(step)).toThrow(refusal('identity.code-wrong'));
  });

  it('takes the next code, once', () => {
    const factor = confirmed();
    factor.use(101);
    expect(() => factor.use(101)).toThrow(refusal('identity.code-wrong'));
  });

  it('takes each recovery code once', () => {
    const factor = confirmed();
    factor.useRecoveryCode('r1');
    expect(() => factor.useRecoveryCode('r1')).toThrow(refusal('identity.code-wrong'));
    factor.useRecoveryCode('r2');
    expect(factor.recoveryHashes).toEqual([]);
  });

  it('may be begun again until it is confirmed, not after', () => {
    const factor = enrolled();
    factor.enrolAgain('other');
    expect(factor.sealedSecret).toBe('other');
    expect(() => confirmed().enrolAgain('other')).toThrow(refusal('identity.second-factor-exists'));
    expect(() => confirmed().confirm(101, [])).toThrow(refusal('identity.second-factor-exists'));
  });

  it('is as if never enrolled after a reset', () => {
    const factor = confirmed();
    factor.reset();
    expect(factor).toMatchObject({ confirmed: false, sealedSecret: '', recoveryHashes: [], lastStep: 0 });
    factor.enrolAgain('new');
    factor.confirm(50, ['r3']);
    expect(factor.confirmed).toBe(true);
  });

  it('keeps its secrets out of the audit', () => {
    expect(SecondFactor.unaudited).toEqual(['sealedSecret', 'recoveryHashes']);
  });
});
