import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armedFile, type CrashPoint, type Moment } from '@tradewind/messaging/crash-points';
import type { Chance } from '../../deploy/demo/chance.ts';
import { gone } from '../../deploy/local/process-table.ts';
import type { Stage } from '../stage/stage.ts';
import { hold, inTurn, named, type Fault, type Plan } from './fault.ts';

/** What the people at work do all the time, by the service that serves it. */
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

/** After a strike the run waits and looks: several points share that. In each round every one of the services meets its end. */
const ROUNDS = 2;
const POINTS_A_STRIKE = ROUNDS * SERVICES.length;

/** A command asks its database and the bus about so often. */
const CALLS = 12;
/** One point in so many is the event that follows instead. */
const EVENTS_EVERY = 8;
const MET_WITHIN_MS = 120_000;

/** `contracts.draftQuote 7 sent` */
function drawn(chance: Chance, operation: string): string {
  const nth = chance.whole(1, EVENTS_EVERY) === 1 ? 'publish' : String(chance.whole(1, CALLS));
  return `${operation} ${nth} ${chance.one<Moment>(['before', 'sent', 'after'])}`;
}

function pointIn(text: string): CrashPoint {
  const [operation = '', nth = '', moment = ''] = text.split(' ');
  return { operation, nth: nth === 'publish' ? nth : parseInt(nth, 10), moment: moment as Moment };
}

/** Each service's commands in turn, so that all of them are struck about equally often. */
export const crashPoints: Fault = {
  name: 'crash-points',
  does: `a service kills itself before, at or after a drawn call of its database or the bus, in the middle of a drawn command; ${POINTS_A_STRIKE} points a cycle, started again at once`,
  plan: (chance, cycles) => {
    const turns = new Map(SERVICES.map((service) => [service, inTurn(chance, COMMANDS[service] ?? [], cycles * ROUNDS)]));
    const round = (n: number): string => SERVICES.map((service) => drawn(chance, `${service}.${turns.get(service)?.[n] ?? ''}`)).join(', ');
    return Array.from({ length: cycles }, (_, cycle) => ({ first: round(cycle * ROUNDS), second: round(cycle * ROUNDS + 1) }));
  },
  before: (stage) => stage.tellEach(() => ({ CRASH_POINTS_DIR: folderOf(stage) })),
  after: (stage) => stage.tellEach(() => ({})),
  async strike(stage, plan) {
    await roundOf(stage, plan, 'first');
    const healedAt = await roundOf(stage, plan, 'second');
    return { healedAt, service: null };
  },
};

/** Every service at its point, side by side; gives the moment the last of them died. */
async function roundOf(stage: Stage, plan: Plan, name: string): Promise<number> {
  const deaths = await Promise.all(
    named(plan, name)
      .split(', ')
      .map((text) => meet(stage, pointIn(text))),
  );
  return Math.max(...deaths);
}

async function meet(stage: Stage, point: CrashPoint): Promise<number> {
  const file = armedFile(folderOf(stage), point.operation);
  const service = stage.anInstanceOf(point.operation.split('.')[0] ?? '');
  const { pid } = stage.process(service);
  writeFileSync(file, JSON.stringify(point));
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
