import { randomUUID } from 'node:crypto';
import { addressed } from '@tradewind/client/addressed';
import { HttpActor } from '@tradewind/client/http-actor';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import type { Operation } from '@tradewind/kernel/operation';
import { PASSWORD, type Login } from '../../deploy/demo/organisation.ts';
import type { Ask } from '../load/burst.ts';
import type { Recorded } from '../recorded/recorder.ts';

/** Access tokens last ten minutes. */
const TOKEN_MS = 5 * 60_000;

/** People of the company as the load asks for them: signed in beforehand, so that a burst measures what it is about. */
export class Office {
  private readonly tokens = new Map<string, { readonly text: string; readonly at: number }>();
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Before their tokens end. */
  async signedIn(logins: readonly Login[]): Promise<void> {
    const anybody = new HttpActor(this.url, null);
    for (const login of logins) {
      if (performance.now() - (this.tokens.get(login)?.at ?? -TOKEN_MS) < TOKEN_MS) continue;
      const { access_token: text } = await anybody.call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
      this.tokens.set(login, { text, at: performance.now() });
    }
  }

  /** The same as HttpActor sends, without its client: what is measured is the platform. */
  sent<I extends object>(who: Login, op: Operation<I>, input: I): Recorded {
    const { method, path, body } = addressed(op, input);
    const token = this.tokens.get(who)?.text ?? '';
    return {
      ...{ method, path, service: op.service, operation: op.id, ...(body && { body: JSON.stringify(body) }) },
      headers: { authorization: `Bearer ${token}`, ...(op.isCommand && { 'idempotency-key': randomUUID() }) },
    };
  }

  async asked<I extends object, R>(ask: Ask, who: Login, op: Operation<I, R>, input: I): Promise<R> {
    return JSON.parse(await ask(this.sent(who, op, input))) as R;
  }
}
