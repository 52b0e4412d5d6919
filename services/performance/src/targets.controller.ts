import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  targetsApi,
  type CascadedTargetView,
  type CascadeTarget,
  type DraftTarget,
  type FindTargets,
  type TargetId,
  type TargetPart,
  type TargetView,
} from '@tradewind/contracts/performance/targets.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { Target, type BorneAmounts } from './domain/target.js';
import { Organisation } from './organisation.js';
import { TargetRepository } from './target.repository.js';
import { targetView } from './target.view.js';

@Controller()
export class TargetsController {
  constructor(
    private readonly targets: TargetRepository,
    private readonly organisation: Organisation,
    private readonly numbers: Numbers,
  ) {}

  @Handles(targetsApi.draftTarget)
  async draftTarget(draft: DraftTarget): Promise<TargetView> {
    return targetView(await this.targets.add(Target.draft(draft, await this.borne(draft, draft))));
  }

  @Handles(targetsApi.cascadeTarget)
  async cascadeTarget({ targetId, parts }: TargetId & CascadeTarget): Promise<CascadedTargetView> {
    const what = await this.targets.get(targetId);
    const borne: BorneAmounts[] = [];
    for (const part of parts) borne.push(await this.borne(part, what));
    let drafts: readonly Target[] = [];
    const whole = await this.targets.update(targetId, (target) => {
      drafts = target.cascade(borne);
    });
    const views: TargetView[] = [];
    for (const draft of drafts) views.push(targetView(await this.targets.add(draft)));
    return Object.assign(targetView(whole), { parts: views });
  }

  @Handles(targetsApi.issueTarget)
  async issueTarget({ targetId }: TargetId, _: Actor, at: Date): Promise<TargetView> {
    const { branch } = await this.targets.get(targetId);
    const no = await this.numbers.next(branch, 'MB', at);
    return targetView(
      await this.targets.update(targetId, (target) => {
        target.issue(no, at);
      }),
    );
  }

  @Handles(targetsApi.acknowledgeTarget)
  async acknowledgeTarget({ targetId }: TargetId, actor: Actor, at: Date): Promise<TargetView> {
    return targetView(
      await this.targets.update(targetId, (target) => {
        target.acknowledge(actor, at);
      }),
    );
  }

  @Handles(targetsApi.getTarget)
  async getTarget({ targetId }: TargetId): Promise<TargetView> {
    return targetView(await this.targets.get(targetId));
  }

  @Handles(targetsApi.findTargets)
  findTargets({ limit, cursor, personId, ...filters }: FindTargets): Promise<Page<TargetView>> {
    return this.targets.page({ limit, cursor }, { ...filters, ownerId: personId }, targetView);
  }

  private async borne(part: TargetPart, what: Pick<Target, 'kpi' | 'year'>): Promise<BorneAmounts> {
    const bearer = await this.organisation.bearerOf(part);
    await this.targets.assertFree(bearer, what);
    return { bearer, amounts: part };
  }
}
