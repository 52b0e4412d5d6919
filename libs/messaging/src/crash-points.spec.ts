import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CrashPoints, crashPointsOf } from './crash-points.js';

const folder = mkdtempSync(join(tmpdir(), 'crash-points-'));

describe('5.3 Crash points', () => {
  it('are not there unless a folder is named', () => {
    expect(crashPointsOf({})).toBeNull();
    expect(crashPointsOf({ CRASH_POINTS_DIR: '', NODE_ENV: 'production' })).toBeNull();
    expect(crashPointsOf({ CRASH_POINTS_DIR: folder })).toBeInstanceOf(CrashPoints);
  });

  it('are refused in production', () => {
    expect(() => crashPointsOf({ CRASH_POINTS_DIR: folder, NODE_ENV: 'production' })).toThrow('Refusing to start');
  });

  it('let everything through that no test has named', async () => {
    const command = { operation: 'orders.confirmOrder', key: 'a' };
    await expect(new CrashPoints(folder).through('database', () => Promise.resolve(7), command)).resolves.toBe(7);
    await expect(new CrashPoints(folder).through('respond', () => Promise.reject(new Error('away')), command)).rejects.toThrow('away');
  });

  it.each([
    ['before', ''],
    ['sent', 'asked '],
    ['after', 'asked answered '],
  ])('end the process %s the second call', (moment, printed) => {
    const program = `
      import { writeSync } from 'node:fs';
      import { arm, CrashPoints } from '${join(process.cwd(), 'libs/messaging/dist/crash-points.js')}';
      const command = { operation: 'orders.confirmOrder', key: 'a' };
      arm('${folder}', { ...command, nth: 2, moment: '${moment}' });
      const points = new CrashPoints('${folder}');
      await points.through('database', async () => undefined, { ...command, key: 'another' });
      await points.through('database', async () => undefined, command);
      await points.through('request', async () => { writeSync(1, 'asked '); await 0; writeSync(1, 'answered '); }, command);
      writeSync(1, 'went on');`;
    const { signal, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: {} });
    expect({ signal, stdout, stderr }).toEqual({ signal: 'SIGKILL', stdout: printed, stderr: '' });
  });
});
