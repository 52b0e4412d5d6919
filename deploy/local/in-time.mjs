// The runner of our tests knows no time limits: here they are, for `it`, `it.each` and the hooks.
import { bind } from 'jest-each';
import { asWritten } from './transpile.mjs';

const MOST_MS = 600_000;

/** The report of a failure shows its stack and not what was behind it: `fetch failed` alone tells nobody anything. */
function legible(error) {
  if (!(error instanceof Error)) return error;
  const { cause, stack = '' } = error;
  error.stack = `${asWritten(stack)}${cause instanceof Error ? `\n    because: ${cause.code ?? cause.name} ${cause.message}` : ''}`;
  return error;
}

const within = (work, limit) => async () => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw legible(error);
  } finally {
    clearTimeout(timer);
  }
};

for (const hook of ['beforeAll', 'afterAll', 'beforeEach', 'afterEach']) {
  const register = globalThis[hook];
  globalThis[hook] = (work, limit = MOST_MS) => register(within(work, limit));
}

const { skip, only } = globalThis.it;
const inTime =
  (register) =>
  (name, work, limit = MOST_MS) =>
    register(name, within(work, limit));
const timed = inTime(globalThis.it);
globalThis.it = Object.assign(timed, { each: bind(timed), skip, only: inTime(only) });
globalThis.test = globalThis.it;
