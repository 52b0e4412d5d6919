import { businessDate } from '@tradewind/domain/business-date';
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
