import { createHash } from 'node:crypto';
import { businessDate } from '@tradewind/domain/business-date';
import { brokenPromises } from '../../chaos/check/promises.ts';
import { Databases } from '../../chaos/stage/databases.ts';
import { aBranch, type Cast } from '../support/cast.ts';
import { aCatalogue, type Catalogue } from '../support/catalogue.ts';
import { aFolderOfPoints } from '../support/crashing.ts';
import { MortalPlatform } from '../support/mortal-platform.ts';
import { journalWith, toldOf } from '../support/journal.ts';
import type { Started } from '../support/platform-child.ts';
import { namedByTheReconciler } from '../support/reconciled.ts';
import type { Stubborn } from '../support/stubborn.ts';

export const ON_HAND = 1_000_000;
export const today = businessDate(new Date());

interface Up {
  readonly started: Started;
  readonly databases: Databases;
  readonly cast: Cast;
  readonly goods: Catalogue;
}

/** Of all that a client was acknowledged, in order. */
export const keysOf = ({ acknowledged }: Stubborn): string[] => acknowledged.map(({ key }) => key).sort();

/** One platform for everything that happens to it in chapter 90, each service a process of its own, with a branch that sells. */
export class MortalStage {
  readonly platform = new MortalPlatform();
  /** Where its processes look for their crash points. */
  readonly points = aFolderOfPoints();
  private readonly clients: Stubborn[] = [];
  private up: Up | undefined;

  async begin(): Promise<void> {
    const started = await this.platform.start({ env: { CRASH_POINTS_DIR: this.points } });
    const cast = await aBranch('广州分公司');
    const goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: String(ON_HAND), validFrom: today });
    this.up = { started, databases: new Databases(started.env), cast, goods };
  }

  async end(): Promise<void> {
    await this.up?.databases.close();
    await this.platform.stop();
  }

  /** What this client is told will be held against the databases from now on. */
  hearing<C extends Stubborn>(client: C): C {
    this.clients.push(client);
    return client;
  }

  /** What this client was told and the databases do not bear out (I1, I2), without any help of the reconciler. */
  brokenTo({ acknowledged }: Stubborn): Promise<object[]> {
    const told = acknowledged.map(({ key, operation, text }) => ({ key, operation, status: 200, bodyHash: createHash('sha256').update(text).digest('hex') }));
    return brokenPromises(this.at.databases.urls, told);
  }

  /** Keys of this client's commands that the audit trail knows. */
  async tracesOf(client: Stubborn): Promise<string[]> {
    const known = 'SELECT DISTINCT "requestId" FROM "audit" WHERE "requestId" = ANY($1)';
    const traces = await this.at.databases.everywhere<{ requestId: string }>(known, [keysOf(client)]);
    return traces.map(({ requestId }) => requestId).sort();
  }

  /** What the reconciler names (I1–I18), also against everything that any client was told. */
  broken(): Promise<object[]> {
    const { started, databases } = this.at;
    return namedByTheReconciler(started, databases, journalWith(this.clients.flatMap(({ acknowledged }) => acknowledged.map(toldOf))));
  }

  /** Everybody and everything, once it has begun. */
  get at(): Up {
    if (!this.up) throw new Error('not begun');
    return this.up;
  }
}
