import { parseArgs } from 'node:util';
import { run } from '@tradewind/runtime/run';
import { HOSTED, startersOf, type HostedName } from './starters.js';

/** One image, any subset: `main.js` hosts everything, `main.js --only contracts,orders` those two. */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? HOSTED;
const unknown = wanted.filter((name) => !HOSTED.includes(name as HostedName));
if (unknown.length > 0) throw new Error(`Unknown service: ${unknown.join(', ')}. There are ${HOSTED.join(', ')}.`);

await run(await startersOf(wanted as HostedName[]));
