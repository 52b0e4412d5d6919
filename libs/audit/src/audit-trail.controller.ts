import { Controller, Inject, type Type } from '@nestjs/common';
import { auditApi, type AuditEntryView, type FindAuditEntries } from '@tradewind/contracts/audit/audit.api';
import type { Page } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { AuditTrail } from './audit-trail.js';

/** The one audit operation, as a controller of the named service. */
export function auditTrailController(service: string): Type<object> {
  const api = auditApi(service);
  @Controller()
  class AuditTrailController {
    constructor(@Inject(AuditTrail) readonly trail: AuditTrail) {}

    @Handles(api.auditTrail)
    auditTrail(wanted: FindAuditEntries): Promise<Page<AuditEntryView>> {
      return this.trail.page(wanted);
    }
  }
  return AuditTrailController;
}
