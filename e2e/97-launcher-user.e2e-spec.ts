import { accessSync, chownSync, constants, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aFreePort, answers, aStateFolder, npmStart, type User } from './support/launched.ts';

/** Root can try an ordinary user; an ordinary user has tried himself in the other chapters. */
const nobody = (): User | undefined => {
  const [, , uid = '', gid = ''] = /^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? [];
  const user = { uid: parseInt(uid, 10), gid: parseInt(gid, 10) };
  const mayRead = spawnSync('test', ['-r', 'services/platform/dist/bundle/main.js'], user).status === 0;
  return process.getuid?.() === 0 && mayRead ? user : undefined;
};

describe('npm start as whoever you are', () => {
  it('may read its own sources', () => {
    accessSync(join(process.cwd(), 'package.json'), constants.R_OK);
  });

  const user = nobody();
  (user ? it : it.skip)(
    'runs for an ordinary user too (these tests run as root)',
    async () => {
      const state = aStateFolder();
      if (user) chownSync(state.path, user.uid, user.gid);
      const port = await aFreePort();
      const launched = await npmStart(state.path, ['--port', String(port)], { HOME: state.path }, user).ready();
      expect(await answers(`http://127.0.0.1:${port}`)).toBe(true);
      expect(await launched.stop()).toBe(0);
      state.forget();
    },
    600_000,
  );
});
