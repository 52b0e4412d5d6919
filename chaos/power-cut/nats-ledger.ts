import { join } from 'node:path';
import { jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type Nats, startNats } from '../../deploy/local/nats.ts';
import { LANES, type Ledger } from './ledger.ts';

const [STREAM, SUBJECT] = ['POWER', 'power.cut'];

interface Folders {
  readonly onDisk: string;
  /** Seeds and logs lie where no power is cut. */
  readonly beside: string;
}

/** Messages that JetStream acknowledged (reliability.md 2.1). */
export class NatsLedger implements Ledger {
  readonly server = 'nats';
  private readonly folders: Folders;
  private running: Nats | undefined;

  constructor(folders: Folders) {
    this.folders = folders;
  }

  async start(safe: boolean): Promise<void> {
    const { onDisk, beside } = this.folders;
    this.running = await startNats({
      dir: join(onDisk, 'nats'),
      seedsDir: join(beside, 'seeds'),
      logFile: join(beside, 'nats.log'),
      durable: safe,
    });
  }

  prepare(): Promise<void> {
    return this.connected(async (nats) => {
      const manager = await jetstreamManager(nats);
      await manager.streams.add({ name: STREAM, subjects: [SUBJECT], retention: RetentionPolicy.Limits, storage: StorageType.File });
    });
  }

  async write(name: (lane: number, n: number) => string, acknowledged: (entry: string) => void): Promise<void> {
    await this.connected(async (nats) => {
      const publisher = jetstream(nats);
      const lane = async (_: unknown, i: number): Promise<void> => {
        for (let n = 1; ; n += 1) {
          const entry = name(i, n);
          await publisher.publish(SUBJECT, entry, { msgID: entry });
          acknowledged(entry);
        }
      };
      await Promise.allSettled(Array.from({ length: LANES }, lane));
    });
  }

  entries(): Promise<string[]> {
    return this.connected(async (nats) => {
      const manager = await jetstreamManager(nats);
      const { state } = await manager.streams.info(STREAM);
      const found: string[] = [];
      if (state.messages === 0) return found;
      const consumer = await jetstream(nats).consumers.get(STREAM);
      const messages = await consumer.consume();
      for await (const message of messages) {
        found.push(message.string());
        if (message.info.pending === 0) break;
      }
      return found;
    });
  }

  pids(): number[] {
    return this.running ? [this.running.pid] : [];
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  private async connected<T>(work: (nats: NatsConnection) => Promise<T>): Promise<T> {
    if (!this.running) throw new Error('nats-server does not run');
    const { port, user, password: pass } = this.running;
    const nats = await connect({ servers: `127.0.0.1:${port}`, user, pass, reconnect: false, timeout: 30_000 });
    try {
      return await work(nats);
    } finally {
      await nats.close();
    }
  }
}
