import { ANONYMOUS, reachOf } from './actor.js';
import { callInProgress, currentCall, withCall, type Call } from './call.js';

const aCall = (action: string): Call => ({
  actor: ANONYMOUS,
  action,
  reach: reachOf(ANONYMOUS, 'public'),
  at: new Date(0),
  requestId: 'r',
  traceparent: null,
  deadline: 0,
  token: null,
  ifMatch: null,
  addressed: new Set(),
  idempotencyKey: null,
  policiesUsed: new Set(),
});
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('ORG-11 Nothing is read or written outside a call', () => {
  it('refuses to guess who is asking', () => {
    expect(callInProgress()).toBeUndefined();
    expect(() => currentCall()).toThrow('No call is being served here');
  });

  it('keeps calls that run at the same time apart', async () => {
    const actionAfterAMoment = (action: string) =>
      withCall(aCall(action), async () => {
        await aMoment();
        return currentCall().action;
      });
    await expect(Promise.all(['a', 'b', 'c'].map(actionAfterAMoment))).resolves.toEqual(['a', 'b', 'c']);
  });
});
