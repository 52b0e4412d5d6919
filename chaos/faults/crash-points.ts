import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { arm, type CrashPoint, type Moment } from '@tradewind/messaging/crash-points';
import type { Chance } from '../../deploy/demo/chance.ts';
import { gone } from '../../deploy/local/process-table.ts';
import type { Stage } from '../stage/stage.ts';
import { hold, inTurn, named, type Fault } from './fault.ts';

/** What the people at work do all the time, by the service that serves it, in the order in which a deal or a claim comes by. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  customers: ['captureLead', 'contactLead', 'qualifyLead', 'convertLead', 'updateCustomer', 'recordInteraction'],
  contracts: [
    'draftQuote',
    'issueQuote',
    'acceptQuote',
    'draftContract',
    'submitContract',
    'decideContract',
    'signContract',
    'sealContract',
    'acknowledgeCopy',
  ],
  orders: [
    ...['checkStock', 'recordConsent', 'confirmOrder', 'reportReceipt', 'confirmReceipt', 'releaseOrder', 'planShipment', 'dispatchShipment'],
    ...['deliverShipment', 'requestInvoice', 'issueInvoice'],
  ],
  'after-sales': ['openTicket', 'acknowledgeTicket', 'proposeSolution', 'resolveTicket', 'closeTicket', 'sendSurvey', 'recordSurveyAnswer'],
  expenses: ['draftClaim', 'submitClaim', 'decideClaim', 'payClaim'],
};
const SERVICES = Object.keys(COMMANDS);

/** After a strike the run waits and looks: several points share that. Each of the services meets its end so often, one beside the other. */
const ENDS_EACH = 4;
const POINTS_A_STRIKE = ENDS_EACH * SERVICES.length;

/** A command asks its database and the bus about so often. */
const CALLS = 12;
/** One point in so many is the event that follows instead. */
const EVENTS_EVERY = 8;
/** The last step of a deal comes by when all before it are done, on a machine that starts five services meanwhile. */
const MET_WITHIN_MS = 240_000;

/** `contracts.draftQuote 7 sent` */
function drawn(chance: Chance, operation: string): string {
  const nth = chance.whole(1, EVENTS_EVERY) === 1 ? 'publish' : String(chance.whole(1, CALLS));
  return `${operation} ${nth} ${chance.one<Moment>(['before', 'sent', 'after'])}`;
}

function pointIn(text: string): CrashPoint {
  const [operation = '', nth = '', moment = ''] = text.split(' ');
  return { operation, nth: nth === 'publish' ? nth : parseInt(nth, 10), moment: moment as Moment };
}

/**
 * Each service's commands in turn, so that all of them are struck about equally often. Those of a strike come in the order of
 * the work: after an outage all deals are about equally far, and who waits for an earlier command waits for the next deal.
 */
export const crashPoints: Fault = {
  name: 'crash-points',
  does: `a service kills itself before, at or after a drawn call of its database or the bus, in the middle of a drawn command; ${POINTS_A_STRIKE} points a cycle, started again at once`,
  plan: (chance, cycles) => {
    const lanes = SERVICES.map((service) => [service, strikesOf(chance, service, cycles)] as const);
    return Array.from({ length: cycles }, (_, cycle) => Object.fromEntries(lanes.map(([service, strikes]) => [service, strikes[cycle] ?? ''])));
  },
  tells: (stage) => () => ({ CRASH_POINTS_DIR: folderOf(stage) }),
  async strike(stage, plan) {
    const deaths = await Promise.all(SERVICES.map((service) => endsIn(stage, named(plan, service))));
    return { healedAt: Math.max(...deaths), service: null };
  },
};

/** For each cycle the points of one service. */
function strikesOf(chance: Chance, service: string, cycles: number): string[] {
  const commands = COMMANDS[service] ?? [];
  const turns = inTurn(chance, commands, cycles * ENDS_EACH);
  return Array.from({ length: cycles }, (_, cycle) =>
    turns
      .slice(cycle * ENDS_EACH, (cycle + 1) * ENDS_EACH)
      .sort((a, b) => commands.indexOf(a) - commands.indexOf(b))
      .map((command) => drawn(chance, `${service}.${command}`))
      .join(', '),
  );
}

/** The points of one service, each once it is back from the one before; gives the moment of its last death. */
async function endsIn(stage: Stage, points: string): Promise<number> {
  let diedAt = 0;
  for (const text of points.split(', ')) diedAt = await meet(stage, pointIn(text));
  return diedAt;
}

async function meet(stage: Stage, point: CrashPoint): Promise<number> {
  const service = stage.anInstanceOf(point.operation.split('.')[0] ?? '');
  const { pid } = stage.process(service);
  const file = arm(folderOf(stage), point);
  const until = performance.now() + MET_WITHIN_MS;
  while (existsSync(file) && performance.now() < until) await hold(10);
  if (existsSync(file)) {
    rmSync(file, { force: true });
    throw new Error(`Nobody came by ${point.operation} ${point.nth} within ${MET_WITHIN_MS / 1_000} s`);
  }
  if (!(await gone(pid, MET_WITHIN_MS))) throw new Error(`${service} has met its end and lives`);
  const diedAt = performance.now();
  await stage.revive(service);
  return diedAt;
}

function folderOf({ stateDir }: Stage): string {
  const folder = join(stateDir, 'crash-points');
  mkdirSync(folder, { recursive: true });
  return folder;
}
