import { Controller } from '@nestjs/common';
import { approvalPathsApi, type ApprovalPathsView, type AskApprovalPaths } from '@tradewind/contracts/identity/approval-paths.api';
import type { PersonId } from '@tradewind/contracts/identity/organisation.api';
import { Handles } from '@tradewind/messaging/handles';
import { Separation } from './separation.js';

@Controller()
export class ApprovalPathsController {
  constructor(private readonly separation: Separation) {}

  @Handles(approvalPathsApi.approvalPaths)
  approvalPaths({ personId, kind }: PersonId & AskApprovalPaths): Promise<ApprovalPathsView> {
    return this.separation.pathsOf(personId, kind);
  }
}
