import { whyNot } from './aside.ts';

const about = { wal: '/b/wal', missing: undefined, to: new Date('2026-11-26T08:00:00Z') };
const ended = 'LOG:  last completed transaction was at log time 2026-11-26 07:59:01+00\nFATAL:  recovery ended before configured recovery target was reached';

describe('R17 What PostgreSQL says about a recovery that failed, in words that help', () => {
  it('names the file of the WAL that is damaged', () => {
    const said = 'FATAL:  could not restore file "00000001000000000000000A" from archive: child process exited with exit code 200';
    expect(whyNot(said, about)).toMatchObject({ message: 'The backup is damaged', why: expect.stringContaining('/b/wal/00000001000000000000000A.gz') });
  });

  it('names the file of the WAL that is missing, and how far it reaches without', () => {
    const failure = whyNot(ended, { ...about, missing: '00000001000000000000000A' });
    expect(failure?.why).toContain('/b/wal/00000001000000000000000A.gz is not there');
    expect(failure?.why).toContain('2026-11-26 07:59:01+00');
  });

  it('says when nothing was written after that moment, and does not blame a disk that was only full', () => {
    expect(whyNot(ended, about)?.message).toBe('Nothing was written after 2026-11-26T08:00:00.000Z');
    const full =
      'gzip: stdout: No space left on device\nFATAL:  could not restore file "00000001000000000000000A" from archive: child process exited with exit code 200';
    expect(whyNot(full, about)?.message).toBe('Too little disk space');
    expect(whyNot('FATAL: something else', about)).toBeUndefined();
  });
});
