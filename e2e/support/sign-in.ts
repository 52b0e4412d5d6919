import { randomBytes } from 'node:crypto';
import { HttpActor } from '@tradewind/client/http-actor';
import { Refusal } from '@tradewind/client/refusal';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { Client } from 'pg';
import type { Cast } from './cast.ts';
import { baseUrl } from './company.ts';

export interface Newcomer {
  readonly id: string;
  readonly login: string;
  readonly password: string;
}

/** Somebody new in a department of the branch, whose account the test may wear out. */
export async function newPerson({ admin, org }: Cast, post = 'sales-rep', password = 'four words are enough'): Promise<Newcomer> {
  const login = `n${randomBytes(6).toString('hex')}`;
  const { id } = await admin.call(organisationApi.hire, { name: '新人', login, password, posts: [{ post, org: `${org}.sales` }] });
  return { id, login, password };
}

export const signIn = ({ login, password }: Pick<Newcomer, 'login' | 'password'>, headers: Record<string, string> = {}): Promise<TokenView> =>
  new HttpActor(baseUrl(), null).call(
    signInApi.signIn,
    { grant_type: 'password', username: login, password },
    { headers: { 'x-forwarded-for': anAddress(), ...headers } },
  );

/** How it was refused; what is not refused is a failure. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

/** Whoever has this token. */
export const bearer = (token: string): HttpActor => new HttpActor(baseUrl(), null, { headers: { authorization: `Bearer ${token}` } });

/** An address of the documentation range (RFC 2544), hardly the same one twice; the test platform trusts the proxy that names it. */
export const anAddress = (): string => {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  return `198.${18 + (a % 2)}.${b}.${c}`;
};

export const decoded = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;

export function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** A counter of the platform, summed over its labels. */
export async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${process.env.TRADEWIND_HEALTH ?? ''}/metrics`)).text();
  return [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'))].reduce((sum, [, value]) => sum + parseInt(value ?? '0', 10), 0);
}

/** What identity has in its database, looked at from outside. */
export async function identityRows<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: process.env.IDENTITY_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
