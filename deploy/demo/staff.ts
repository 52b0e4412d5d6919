import type { HttpActor } from '@tradewind/client/http-actor';

/** Somebody of the company, able to act. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly actor: Pick<HttpActor, 'call' | 'request'>;
}

/** Who works at head office on a deal. */
export interface HeadOffice {
  readonly gm: Person;
  readonly legal: Person;
  readonly auditor: Person;
  readonly finance: Person;
  readonly cashier: Person;
  readonly office: Person;
}

/** Who works in a branch on a deal; `rep` is whose customer it is. */
export interface Branch {
  readonly code: string;
  readonly manager: Person;
  readonly branchManager: Person;
  readonly assistant: Person;
  readonly clerk: Person;
  readonly logistics: Person;
  readonly service: Person;
  readonly serviceManager: Person;
  readonly finance: Person;
}

export interface Staff extends Branch {
  readonly rep: Person;
  readonly head: HeadOffice;
}
