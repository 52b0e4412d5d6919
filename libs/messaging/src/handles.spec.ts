import { policiesApi, type PolicyId, type PolicyView, type ProposePolicy } from '@tradewind/contracts/policies/policies.api';
import type { OperationClient } from './operation-client.js';
import { Handles, handlingsOf } from './handles.js';

/** What must not compile; `npm run check` fails when one of these starts to. */
class Drifted {
  // @ts-expect-error the contract says PolicyId, not ProposePolicy
  @Handles(policiesApi.approve)
  approve(_: ProposePolicy): Promise<PolicyView> {
    return Promise.reject(new Error('never called'));
  }

  // @ts-expect-error the contract promises a PolicyView
  @Handles(policiesApi.reject)
  reject(_: PolicyId): Promise<string> {
    return Promise.reject(new Error('never called'));
  }

  @Handles(policiesApi.get)
  get(_: PolicyId): Promise<PolicyView> {
    return Promise.reject(new Error('never called'));
  }
}

describe('a handler is bound to its operation', () => {
  it('and is found by the method it decorates', () => {
    expect(handlingsOf(Drifted.prototype)).toContainEqual({ op: policiesApi.get, method: 'get' });
  });

  it('callers are typed by the contract too', () => {
    const misuse = async (bus: OperationClient): Promise<void> => {
      // @ts-expect-error a reason is required by the contract
      await bus.call(policiesApi.reject, { policyId: 'x' });
    };
    expect(misuse).toBeInstanceOf(Function);
  });
});
