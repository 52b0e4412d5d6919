import { readFileSync } from 'node:fs';
import { CompanyBuilder, type Colleague } from '@tradewind/client/company-builder';
import { HttpActor } from '@tradewind/client/http-actor';
import { HEAD_OFFICE_POSTS, PASSWORD, type HeadOfficeName } from './head-office.ts';

interface Prepared {
  readonly url: string;
  readonly people: Readonly<Record<HeadOfficeName, Omit<Colleague, 'actor'>>>;
}

/** Somebody in a test: who they are, and a typed way to act. */
export type Player = Omit<Colleague, 'actor' | 'password'> & Pick<HttpActor, 'call' | 'request' | 'with'>;

const prepared = (): Prepared => {
  const file = process.env.TRADEWIND_COMPANY;
  if (!file) throw new Error('These tests need a running platform; start them with `npm test`');
  return JSON.parse(readFileSync(file, 'utf8')) as Prepared;
};

/** The builders work for this company until what is returned is called; test files of a worker share its environment. */
export function workFor(file: string): () => void {
  const { TRADEWIND_COMPANY: before } = process.env;
  process.env.TRADEWIND_COMPANY = file;
  return () => {
    if (before === undefined) delete process.env.TRADEWIND_COMPANY;
    else process.env.TRADEWIND_COMPANY = before;
  };
}

export const baseUrl = (): string => prepared().url;

export const player = ({ actor, ...person }: Colleague): Player => ({
  ...person,
  call: actor.call.bind(actor),
  request: actor.request.bind(actor),
  with: actor.with.bind(actor),
});

const signedIn = new Map<string, HttpActor>();

/** Head office is the same for all chapters: whoever works there signs in once in each worker, and again when that no longer holds. */
function fromHeadOffice(url: string, login: string): HttpActor {
  const key = `${login} ${url}`;
  const actor = signedIn.get(key) ?? new HttpActor(url, { login, password: PASSWORD });
  signedIn.set(key, actor);
  return actor;
}

/** The people at head office, the same for all tests. */
export function headOffice(): Record<HeadOfficeName, Player> {
  const { url, people } = prepared();
  const entries = Object.entries(people).map(([name, person]) => [name, player({ ...person, actor: fromHeadOffice(url, person.login) })] as const);
  return Object.fromEntries(entries) as Record<HeadOfficeName, Player>;
}

export const builder = (): CompanyBuilder => new CompanyBuilder(baseUrl(), fromHeadOffice(baseUrl(), HEAD_OFFICE_POSTS.admin.login));
