import { setupCode } from './keys.ts';
import { within } from './paths.ts';
import { say } from './steps.ts';

/** Until the company is founded: the link that makes whoever opens it its administrator. It works once; there is no default password. */
export async function printSetupLink(stateDir: string, url: string): Promise<void> {
  const code = setupCode(within(stateDir).keys);
  if (await isFounded(url, code)) return;
  say('\n  No company yet: open this link once to found it and become its administrator');
  say(`    ${setupLink(url, code)}`);
}

/** The code stands behind the #: browsers keep it to themselves, so it is in no log and no referrer. */
export const setupLink = (url: string, code: string): string => `${url}/setup#code=${code}`;

/** Asked with a password that is refused in any case: only a company that exists answers 409. */
async function isFounded(url: string, setupCode: string): Promise<boolean> {
  const company = { setupCode, companyName: '-', administratorName: '-', login: 'nobody', password: '-' };
  const answer = await fetch(`${url}/api/v1/company`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(company) });
  return answer.status === 409;
}
