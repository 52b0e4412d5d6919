import { foundOf } from '../limit/laid-ready.ts';
import { leavesOf, type Recording } from '../recorded/recording.ts';
import type { Measured, Next } from './operation.ts';
import type { Work } from './writes.ts';

/** The same work on either side: the limit server plays its recording, with ids and numbers of its own each time. `laid`: rows were laid ready for so many, where it needs any. */
export function comparedWrite({ name, slug, next }: Work, recording: Recording, laid: number): Measured {
  const most = foundOf(recording).length > 0 ? laid : Infinity;
  let n = 0;
  const played: Next = () => {
    n += 1;
    const time = n;
    if (time > most) return null;
    return async (ask) => {
      for (const step of recording.steps.keys()) await ask({ method: 'POST', path: `/play/${slug}/${step}/${time}` });
    };
  };
  return { name, kind: 'write', platform: next, limit: played, leaves: leavesOf(recording) };
}
