import { existsSync, readFileSync } from 'node:fs';
import { state, within } from '../local/paths.ts';
import { running } from '../local/state.ts';
import { StartFailure } from '../local/steps.ts';
import type { Account } from './directory.ts';

/** Where the platform is, and who may sign in there. */
export interface Place {
  readonly url: string;
  readonly accounts: readonly Account[];
}

/** What was given, else what `npm start` of this checkout has left. */
export function placeOf({ url, accounts }: { readonly url?: string | undefined; readonly accounts?: string | undefined }): Place {
  return { url: url ?? urlOfThisCheckout(), accounts: accountsIn(accounts ?? within(state).demo) };
}

function urlOfThisCheckout(): string {
  const url = running(state)?.url;
  if (url) return url;
  throw new StartFailure(
    'Tradewind does not run here',
    'no start of this checkout is up, or it is not ready yet',
    'start it in another terminal with `npm start`, or give --url',
  );
}

function accountsIn(file: string): readonly Account[] {
  const { accounts = [] } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { accounts?: Account[] }) : {};
  if (accounts.length > 0) return accounts;
  throw new StartFailure(
    'There are no demo accounts',
    `${file} names none: the platform was started without demo data`,
    '`npm run reset`, then `npm start`; or give --accounts FILE',
  );
}
