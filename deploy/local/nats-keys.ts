import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nkeys } from '@nats-io/transport-node';
import { natsUsers } from './nats-permissions.ts';
import { writePrivately } from './secrets.ts';

/** One seed file for each service and the gateway, readable by the owner alone; gives their public keys. Made once. */
export function natsSeeds(dir: string): Readonly<Record<string, string>> {
  return Object.fromEntries(natsUsers.map((name) => [name, publicKeyOf(join(dir, `${name}.nk`))]));
}

function publicKeyOf(file: string): string {
  if (!existsSync(file)) writePrivately(file, `${new TextDecoder().decode(nkeys.createUser().getSeed())}\n`);
  return nkeys.fromSeed(new TextEncoder().encode(readFileSync(file, 'utf8').trim())).getPublicKey();
}
