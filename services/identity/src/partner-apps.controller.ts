import { Controller } from '@nestjs/common';
import {
  partnerAppsApi,
  type CheckSignedRequest,
  type FindPartnerApps,
  type NewPartnerSecretView,
  type PartnerAppId,
  type PartnerAppView,
  type PartnerSecretId,
  type QuotaTaken,
  type RegisterPartnerApp,
  type SignedRequestToken,
  type TakeQuota,
} from '@tradewind/contracts/identity/partner-apps.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { PartnerApp } from './domain/partner-app.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { PartnerAppRepository } from './partner-app.repository.js';
import { partnerAppView } from './partner-app.view.js';
import { PartnerDoor } from './partner-door.js';
import { PartnerSecrets } from './partner-secrets.js';
import { Quotas } from './quotas.js';

@Controller()
export class PartnerAppsController {
  constructor(
    private readonly apps: PartnerAppRepository,
    private readonly units: OrgUnitRepository,
    private readonly secrets: PartnerSecrets,
    private readonly door: PartnerDoor,
    private readonly quotas: Quotas,
  ) {}

  @Handles(partnerAppsApi.registerPartnerApp)
  async registerPartnerApp(app: RegisterPartnerApp, { id: ownerId }: Actor): Promise<PartnerAppView> {
    const { path: org, branchCode: branch } = await this.units.at(app.org);
    return partnerAppView(await this.apps.add(PartnerApp.register(app, { org, branch, ownerId })));
  }

  @Handles(partnerAppsApi.findPartnerApps)
  findPartnerApps({ limit, cursor, ...filters }: FindPartnerApps): Promise<Page<PartnerAppView>> {
    return this.apps.page({ limit, cursor }, filters, partnerAppView);
  }

  @Handles(partnerAppsApi.getPartnerApp)
  async getPartnerApp({ partnerAppId }: PartnerAppId): Promise<PartnerAppView> {
    return partnerAppView(await this.apps.get(partnerAppId));
  }

  @Handles(partnerAppsApi.addPartnerSecret)
  async addPartnerSecret({ partnerAppId }: PartnerAppId, _: Actor, at: Date): Promise<NewPartnerSecretView> {
    const { secret, kept } = this.secrets.make(partnerAppId, at);
    const app = await this.change(partnerAppId, (it) => {
      it.addSecret(kept);
    });
    return { secretId: kept.id, secret, app };
  }

  @Handles(partnerAppsApi.retirePartnerSecret)
  retirePartnerSecret({ partnerAppId, secretId }: PartnerSecretId, _: Actor, at: Date): Promise<PartnerAppView> {
    return this.change(partnerAppId, (app) => {
      app.retireSecret(secretId, at);
    });
  }

  @Handles(partnerAppsApi.suspendPartnerApp)
  suspendPartnerApp({ partnerAppId }: PartnerAppId, _: Actor, at: Date): Promise<PartnerAppView> {
    return this.change(partnerAppId, (app) => {
      app.suspend(at);
    });
  }

  @Handles(partnerAppsApi.resumePartnerApp)
  resumePartnerApp({ partnerAppId }: PartnerAppId): Promise<PartnerAppView> {
    return this.change(partnerAppId, (app) => {
      app.resume();
    });
  }

  @Handles(partnerAppsApi.endPartnerApp)
  endPartnerApp({ partnerAppId }: PartnerAppId, _: Actor, at: Date): Promise<PartnerAppView> {
    return this.change(partnerAppId, (app) => {
      app.end(at);
    });
  }

  @Handles(partnerAppsApi.checkSignedRequest)
  async checkSignedRequest(request: CheckSignedRequest, _: Actor, at: Date): Promise<SignedRequestToken> {
    return { token: await this.door.tokenForSigned(request, at) };
  }

  @Handles(partnerAppsApi.takeQuota)
  takeQuota(share: TakeQuota): Promise<QuotaTaken> {
    return this.quotas.take(share);
  }

  private async change(partnerAppId: string, decide: (app: PartnerApp) => void): Promise<PartnerAppView> {
    return partnerAppView(await this.apps.update(partnerAppId, decide));
  }
}
