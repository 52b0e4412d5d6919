import { createHash } from 'node:crypto';
import type { CallOptions, HttpActor } from '@tradewind/client/http-actor';
import { Refusal, type ProblemBody } from '@tradewind/client/refusal';
import type { Operation } from '@tradewind/kernel/operation';
import type { Person, Staff } from '../staff.ts';

/**
 * The same people, but each of their commands carries an Idempotency-Key made of the workbook, the row and the command:
 * sent again from the same workbook, it is answered again and not done again. `done` hears of what was really done.
 */
export class Keyed {
  private readonly prefix: string;
  private readonly done: (operation: string) => void;

  constructor(prefix: string, done: (operation: string) => void) {
    this.prefix = prefix;
    this.done = done;
  }

  person({ actor, ...who }: Person): Person {
    const request: HttpActor['request'] = (op, input, options) => actor.request(op, input, op.isCommand ? { key: this.keyOf(op, input), ...options } : options);
    const call = <I extends object, R>(op: Operation<I, R>, input: I, options?: CallOptions): Promise<R> => this.call(() => request(op, input, options), op);
    return { ...who, actor: { request, call } };
  }

  staff(staff: Staff): Staff {
    const people = Object.entries(staff).filter(([role]) => role !== 'code' && role !== 'head') as [string, Person][];
    const head = Object.fromEntries(Object.entries<Person>({ ...staff.head }).map(([role, person]) => [role, this.person(person)]));
    return { code: staff.code, ...Object.fromEntries(people.map(([role, person]) => [role, this.person(person)])), head } as unknown as Staff;
  }

  private async call<R>(send: () => Promise<Response>, op: Operation): Promise<R> {
    const response = await send();
    const text = await response.text();
    if (!response.ok) throw new Refusal(op.id, JSON.parse(text) as ProblemBody, response);
    if (op.isCommand && response.headers.get('idempotent-replayed') !== 'true') this.done(op.id);
    return JSON.parse(text) as R;
  }

  private keyOf(op: Operation, input: object): string {
    const what = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 24);
    return `${this.prefix}-${op.name}-${what}`;
  }
}
