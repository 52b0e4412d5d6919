import type { ReviewRules } from '@tradewind/approvals/opening';
import type { RequirementGrounds } from './agreed-requirements.js';
import type { KnownBesides } from './contract-facts.js';
import type { ContractTemplate } from './contract-template.js';

/** What holds on the day on which a contract is submitted. */
export interface InForce extends KnownBesides {
  readonly template: ContractTemplate;
  readonly rules: ReviewRules;
  /** Needed only where the wording differs from the template. */
  readonly deviation?: ReviewRules | undefined;
  /** Absent where nothing asks whether the contract can be met. */
  readonly requirements?: RequirementGrounds | undefined;
}
