import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';

/** The bus as whoever may make the stream: from the environment, as the migration step has it, else that of this machine's state folder. */
export function busOfAdministrator(): string {
  const given = process.env.NATS_ADMIN_URL ?? process.env.NATS_URL;
  if (given) return given;
  const folder = within(state).nats;
  const [password, port] = [join(folder, 'password.json'), join(folder, 'port')];
  if (!existsSync(password) || !existsSync(port))
    throw new StartFailure('Where is the bus?', `neither NATS_ADMIN_URL nor ${folder} says`, 'set the variable, or run this where `npm start` runs');
  return `nats://tradewind:${JSON.parse(readFileSync(password, 'utf8')) as string}@127.0.0.1:${readFileSync(port, 'utf8').trim()}`;
}
