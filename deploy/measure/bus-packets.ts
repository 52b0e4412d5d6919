import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inPackets } from '@tradewind/runtime/in-packets';
import { natsBinary } from '../local/nats-binary.ts';
import { freePort } from '../local/ports.ts';
import { cpuSeconds } from '../local/process-table.ts';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/bus-packets.ts [seconds]`: requests and answers of 800 bytes over NATS, one process that asks and one that answers,
 * with a write for each message and with one for each turn of the event loop, by turns. CPU-seconds per 1,000 requests.
 */
const [role = '4', port = '0', together = ''] = process.argv.slice(2);
const BODY = 'x'.repeat(800);
const SUBJECT = 'measure.packets';

async function onBus(at: string, packets: boolean): Promise<NatsConnection> {
  const nats = await connect({ servers: `127.0.0.1:${at}`, noAsyncTraces: true });
  if (packets) inPackets(nats);
  return nats;
}

if (role === 'answers') {
  const nats = await onBus(port, together === 'together');
  nats.subscribe(SUBJECT, { callback: (_, message) => void setImmediate(() => message.respond(BODY)) });
  await nats.flush();
  process.send?.('ready');
} else {
  await measure(parseInt(role, 10));
}

async function measure(seconds: number): Promise<void> {
  const at = String(await freePort());
  const server = spawn(await natsBinary(), ['-a', '127.0.0.1', '-p', at], { stdio: 'ignore', env: { ...process.env, GOMAXPROCS: '1' } });
  await pause(1_000);
  try {
    for (const asking of [1, 10, 50]) for (const packets of [false, true, false, true]) await oneRun(at, server, { asking, packets, seconds });
  } finally {
    server.kill();
  }
}

async function oneRun(at: string, server: ChildProcess, { asking, packets, seconds }: { asking: number; packets: boolean; seconds: number }): Promise<void> {
  const child = fork(import.meta.filename, ['answers', at, packets ? 'together' : 'each'], { execArgv: process.execArgv });
  await once(child, 'message');
  const nats = await onBus(at, packets);
  const spent = (): number => [process.pid, child.pid ?? 0, server.pid ?? 0].reduce((sum, pid) => sum + (cpuSeconds(pid) ?? 0), 0);
  const [before, until] = [spent(), performance.now() + seconds * 1_000];
  let requests = 0;
  const lane = async (): Promise<void> => {
    for (; performance.now() < until; requests += 1) await nats.request(SUBJECT, BODY, { timeout: 5_000 });
  };
  await Promise.all(Array.from({ length: asking }, lane));
  const cpu = ((spent() - before) / requests) * 1_000;
  say(
    `${String(asking).padStart(3)} at a time, ${packets ? 'one write a turn   ' : 'one write a message'}: ${cpu.toFixed(3)} CPU-s per 1,000, ${Math.round(requests / seconds)}/s`,
  );
  await nats.close();
  child.kill();
}
