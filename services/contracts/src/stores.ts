import { Injectable } from '@nestjs/common';
import { standingApi } from '@tradewind/contracts/identity/standing.api';
import { ServiceCaller } from '@tradewind/messaging/service-caller';

/** Which units are stores, or lie in one; asked of identity only where a price below the list, or one for a tier, is in question (ORD-05). */
@Injectable()
export class Stores {
  constructor(private readonly others: ServiceCaller) {}

  async of(org: string): Promise<string | null> {
    return (await this.about(org)).store;
  }

  /** A unit of which it is not sure that there is one. */
  async about(org: string): Promise<{ readonly known: boolean; readonly store: string | null }> {
    const { store, known } = await this.others.ask(standingApi.storeOf, { org });
    return { known: known ?? true, store };
  }

  /** Those of these units. */
  async among(orgs: readonly string[]): Promise<string[]> {
    const found = await Promise.all([...new Set(orgs)].map(async (org) => ({ org, store: await this.of(org) })));
    return found.flatMap(({ org, store }) => (store === null ? [] : [org]));
  }
}
