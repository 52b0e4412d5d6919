import { addressRangeWrong, partnerSecretNotFound, twoSecretsLive } from '@tradewind/contracts/identity/partner-apps.faults';
import type { PartnerAppStatus, RegisterPartnerApp } from '@tradewind/contracts/identity/partner-apps.api';
import { accessRevoked } from '@tradewind/contracts/identity/sign-in.events';
import { AddressRanges } from '@tradewind/domain/address-ranges';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { HQ_PATH } from './org-unit.js';
import { assertForPartners, grantsFor } from './partner-scopes.js';
import type { PartnerSecret } from './partner-secret.js';

const next = stateMachine<PartnerAppStatus>()({
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  end: { from: ['active', 'suspended'], to: 'ended' },
  addSecret: { from: ['active', 'suspended'], to: 'active' },
});

/** One to use and one to change over to. */
const MOST_SECRETS = 2;

/** An app of a partner: a dealer, an ERP, a carrier (ORG-13, INT-04). It calls what it was given, and sees only its own. */
@Entity('partner_app')
@Index('partner_app_customer', ['customerId'])
@Index('partner_app_status', ['status'])
export class PartnerApp extends Aggregate<PartnerApp> {
  static readonly life = { status: next };
  static readonly unaudited = ['secrets'];

  @Column('text') readonly name!: string;
  @Column('text') readonly status!: PartnerAppStatus;
  @Column('jsonb') readonly scopes!: readonly string[];
  @Column('uuid', { nullable: true }) readonly customerId: string | null = null;
  @Column('jsonb') readonly allowedAddresses!: readonly string[];
  @Column('integer') readonly quotaPerMinute!: number;
  @Column('jsonb') readonly secrets: readonly PartnerSecret[] = [];
  @Column('text') readonly search!: string;

  static register({ name, scopes, customerId, allowedAddresses, quotaPerMinute }: RegisterPartnerApp, where: Belonging): PartnerApp {
    assertForPartners(scopes);
    for (const range of AddressRanges.wrongAmong(allowedAddresses)) throw addressRangeWrong({ range });
    return PartnerApp.born(where, {
      name,
      status: 'active',
      scopes: [...new Set(scopes)],
      customerId: customerId ?? null,
      allowedAddresses,
      quotaPerMinute,
      secrets: [],
      search: searchKey(name),
    });
  }

  addSecret(secret: PartnerSecret): void {
    next('addSecret', this.status);
    if (this.secrets.length >= MOST_SECRETS) throw twoSecretsLive();
    this.change({ secrets: [...this.secrets, secret] });
  }

  retireSecret(secretId: string, at: Date): void {
    const left = this.secrets.filter(({ id }) => id !== secretId);
    if (left.length === this.secrets.length) throw partnerSecretNotFound({ secretId });
    this.change({ secrets: left });
    this.revokeAccess(at);
  }

  suspend(at: Date): void {
    this.change({ status: next('suspend', this.status) });
    this.revokeAccess(at);
  }

  resume(): void {
    this.change({ status: next('resume', this.status) });
  }

  end(at: Date): void {
    this.change({ status: next('end', this.status), secrets: [] });
    this.revokeAccess(at);
  }

  mayComeFrom(address: string): boolean {
    return new AddressRanges(this.allowedAddresses).hold(address);
  }

  /** What its tokens say: the operations by name, and their permissions over its unit, or over one customer wherever it is served. */
  asActor(): Actor {
    const { id, name, org, branch, scopes, customerId, quotaPerMinute: quota } = this;
    const grants = grantsFor(scopes, customerId === null ? org : HQ_PATH);
    return { id, name, kind: 'partner', posts: [{ post: 'partner', org, branch }], grants, partner: { operations: scopes, customerId, quota } };
  }

  /** Tokens given out before now hold no more, in every service. */
  private revokeAccess(at: Date): void {
    this.record(accessRevoked, { subjectId: this.id, sessionId: null, issuedBefore: at.toISOString() });
  }
}
