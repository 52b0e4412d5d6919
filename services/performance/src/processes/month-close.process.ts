import { Injectable } from '@nestjs/common';
import { closingRequested, type CloseMonth } from '@tradewind/contracts/performance/months.api';
import type { ProcessView } from '@tradewind/contracts/processes/processes.api';
import { systemActor, type Actor } from '@tradewind/kernel/actor';
import { idNamed } from '@tradewind/kernel/ids';
import { days, defineProcess, inquiring, minutes, NotYet, ProcessKind, type About } from '@tradewind/processes/definition';
import { processView } from '@tradewind/processes/process.view';
import { Processes } from '@tradewind/processes/processes';
import { FactsIn, sentenceOn } from '../facts-in.js';
import { MonthClosing } from '../month-closing.js';
import { MonthPublishing } from '../month-publishing.js';

interface Closing {
  readonly month: string;
  readonly branch: string;
  /** The moment it was asked for: by it, the month is over. */
  readonly at: string;
  readonly publish: boolean;
  readonly cycleId?: string;
}

const closingIdOf = ({ branch, month }: CloseMonth): string => idNamed(`month ${month} of ${branch}`);

/** A month is frozen once every service's facts of it are in, and then published (PER-09, PER-12, PER-25); until then it waits where it is seen (R5). */
@Injectable()
export class MonthClose extends ProcessKind<Closing> {
  readonly definition = defineProcess<Closing>({
    kind: 'month-close',
    version: 1,
    money: false,
    steps: [
      { name: 'facts-in', patience: minutes(120), act: inquiring((closing) => this.lookForFacts(closing)) },
      { name: 'freeze', patience: minutes(60), act: (closing, about) => this.freeze(closing, about) },
      { name: 'publish', patience: days(1), act: (closing) => this.publish(closing) },
    ],
  });

  constructor(
    private readonly factsIn: FactsIn,
    private readonly closing: MonthClosing,
    private readonly publishing: MonthPublishing,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ month, branch }: CloseMonth, org: string, publish: boolean, { id: ownerId }: Actor, at: Date): Promise<ProcessView> {
    const about = { id: closingIdOf({ month, branch }), no: `${branch} ${month}` };
    if (await this.processes.isUnderWayAbout(this.definition, about.id)) throw closingRequested({ branch, month });
    return processView(await this.processes.begin(this.definition, about, { org, branch, ownerId }, { month, branch, at: at.toISOString(), publish }));
  }

  private async lookForFacts({ branch, month }: Closing): Promise<NotYet | object> {
    const missing = await this.factsIn.missing(branch, month);
    return missing.length === 0 ? {} : new NotYet(sentenceOn(missing));
  }

  /** In the name of who asked, whose reach was checked then. */
  private async freeze({ branch, month, at }: Closing, { ownerId }: About): Promise<Partial<Closing>> {
    const { id: cycleId } = await this.closing.close({ branch, month }, { ...systemActor('performance'), id: ownerId }, new Date(at));
    return { cycleId };
  }

  private async publish({ publish, cycleId, at }: Closing): Promise<undefined> {
    if (publish && cycleId) await this.publishing.publish(cycleId, new Date(at));
  }
}
