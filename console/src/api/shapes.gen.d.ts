// Made by `npm run docs` from docs/openapi.json: what operations take and answer.

export interface AbandonProcess {
  readonly reason: string;
}

export interface AcceptProposal {
  readonly saidBy: string;
  readonly saidOn?: string | undefined;
}

export interface AcknowledgeRegulation {
  readonly distributionNo: string;
}

export interface AcknowledgeTicket {
  readonly reply: string;
}

export interface AddApprover {
  readonly step: string;
  readonly personId: string;
  readonly where: AddedWhere;
  readonly comment?: string | undefined;
}

export interface AddCustomerContact {
  readonly name: string;
  readonly position?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
}

export interface AddUnit {
  readonly parent: string;
  readonly code: string;
  readonly kind: NewUnitKind;
  readonly name: string;
  readonly salesKind?: SalesKind | undefined;
}

export type AddedWhere = 'before' | 'after' | 'parallel';

export interface AdvanceOpportunity {
  readonly to?: OpportunityStage | undefined;
}

export interface AgreeMilestones {
  readonly milestones: readonly AgreedMilestone[];
}

export interface AgreeTerm {
  readonly validUntil: string | null;
}

export interface AgreedCondition {
  readonly line: number;
  readonly step: string;
  readonly condition: string;
  readonly saidByName: string;
}

export interface AgreedLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly unitCost?: string | undefined;
  readonly priceExceptionId?: string | undefined;
}

export interface AgreedMilestone {
  readonly code: string;
  readonly name: string;
  readonly dueOn: string;
  readonly binds: string;
}

export interface AgreedRequirements {
  readonly requirementReviewId: string;
  readonly no: string;
  readonly agreedOn: string;
  readonly deliverBy: string;
  readonly resultHash: string;
  readonly special: readonly SpecialRequirement[];
  readonly conditions: readonly AgreedCondition[];
}

export interface AgreementEndView {
  readonly concludedOn: string;
  readonly documentNo: string;
  readonly customerSignatory: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export interface AgreementEndingView {
  readonly ground: TerminationGround;
  readonly reason: string;
  readonly endsOn: string;
  readonly requestedBy: string;
  readonly review: ReviewView | null;
  readonly agreedOn: string | null;
  readonly conclusion: AgreementEndView | null;
}

export type AgreementStatus = 'draft' | 'in-review' | 'approved' | 'signed' | 'effective' | 'ending' | 'expired' | 'terminated' | 'void';

export interface AllocationView {
  readonly orderId: string;
  readonly amount: string;
}

export interface AmendmentChangeView {
  readonly field: string;
  readonly before: string | null;
  readonly now: string | null;
}

export interface AmendmentSealView {
  readonly sealNo: string;
  readonly sealedOn: string;
  readonly copies: number;
  readonly sealedBy: string;
  readonly sealedByName: string;
  readonly id: string;
  readonly amendmentNo: string;
}

export type AmendmentStatus = 'draft' | 'in-review' | 'approved' | 'signed' | 'sealed' | 'effective' | 'void';

export interface AmendmentView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: AmendmentStatus;
  readonly org: string;
  readonly branch: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly revision: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly reason: string;
  readonly changes: readonly AmendmentChangeView[];
  readonly currency: string;
  readonly lines: readonly AgreedLine[];
  readonly totalBefore: string;
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  readonly milestones: readonly AgreedMilestone[];
  readonly deviations: readonly ClauseDeviationView[];
  readonly contentHash: string;
  readonly draftedBy: string;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly signatures: readonly PartySignatureView[];
  readonly signature: SignatureView | null;
  readonly seal: SealView | null;
  readonly effectiveOn: string | null;
  readonly voidBecause: string | null;
}

export interface AmendmentViewPage {
  readonly items: readonly AmendmentView[];
  readonly nextCursor: string | null;
}

export interface AnswerDispute {
  readonly answer: string;
}

export interface AnswerQuote {
  readonly saidBy: string;
  readonly saidOn?: string | undefined;
  readonly note?: string | undefined;
}

export interface AnswerRequirements {
  readonly step: string;
  readonly answers: readonly RequirementAnswer[];
  readonly comment?: string | undefined;
}

export interface AnswerSubjectRequest {
  readonly answer: string;
}

export interface ApplyForCredit {
  readonly limit: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly grounds: string;
  readonly assessment: CreditAssessment;
  readonly guarantee?: string | undefined;
}

export interface ApprovalPathView {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  readonly org: string;
  readonly delegationId: string | null;
  readonly onBehalfOfName: string | null;
  readonly leadsBack: boolean;
}

export interface ApprovalPathsView {
  readonly personId: string;
  readonly name: string;
  readonly kind: MoneyKind;
  readonly policy: string;
  readonly steps: readonly ApprovalStepView[];
}

export interface ApprovalStepView {
  readonly step: string;
  readonly round: number;
  readonly permission: string;
  readonly fromAmount: string | null;
  readonly independent: number;
  readonly paths: readonly ApprovalPathView[];
}

export interface ArchivedContractView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: ContractStatus;
  readonly title: string;
  readonly org: string;
  readonly branch: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly templateCode: string;
  readonly templateVersion: number;
  readonly currency: string;
  readonly total: string;
  readonly deliverBy: string;
  readonly effectiveOn: string | null;
  readonly fulfilledOn: string | null;
  readonly late: boolean;
}

export interface ArchivedContractViewPage {
  readonly items: readonly ArchivedContractView[];
  readonly nextCursor: string | null;
}

export interface AskTicketCustomer {
  readonly question: string;
}

export interface AssignPosts {
  readonly posts: readonly PostAssignment[];
}

export interface AssignTicket {
  readonly handlerId: string;
}

export interface AuditEntryView {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly onBehalfOfId: string | null;
  readonly onBehalfOfName: string | null;
  readonly action: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly recordVersion: number;
  readonly org: string;
  readonly branch: string;
  readonly requestId: string;
  readonly reason: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly policies: readonly string[];
  readonly sealed: boolean;
}

export interface AuditEntryViewPage {
  readonly items: readonly AuditEntryView[];
  readonly nextCursor: string | null;
}

export interface BatchResult {
  readonly results: readonly CaseResult[];
}

export interface BonusLineView {
  readonly what: BonusPart;
  readonly from: string | null;
  readonly basis: string;
  readonly rate: string;
  readonly amount: string;
  readonly factIds: readonly string[];
}

export type BonusPart = 'commission' | 'score';

export type BonusStatus = 'computed' | 'approved' | 'paying' | 'paid';

export interface BonusSummaryView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly scorecardId: string;
  readonly month: string;
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly branch: string;
  readonly status: BonusStatus;
  readonly amount: string;
}

export interface BonusSummaryViewPage {
  readonly items: readonly BonusSummaryView[];
  readonly nextCursor: string | null;
}

export interface BonusTotalsView {
  readonly peopleChanged: number;
  readonly before: string;
  readonly after: string;
}

export interface BonusView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly scorecardId: string;
  readonly month: string;
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly branch: string;
  readonly status: BonusStatus;
  readonly amount: string;
  readonly explanation: readonly BonusLineView[];
  readonly bonusPolicy: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly payoutNo: string | null;
  readonly payoutRefusal: string | null;
  readonly paidBy: string | null;
  readonly paidAt: string | null;
  readonly paymentReference: string | null;
}

export interface BonusesFilters {
  readonly q?: string | undefined;
  readonly month?: string | undefined;
  readonly branch?: string | undefined;
  readonly personId?: string | undefined;
  readonly status?: readonly BonusStatus[] | undefined;
}

export type Breadth = 'own' | 'unit' | 'branch' | 'region' | 'company';

export interface BudgetExecutionLine {
  readonly category: string;
  readonly budgeted: string;
  readonly supplements: string;
  readonly reserved: string;
  readonly spent: string;
  readonly available: string;
  readonly share: string;
}

export interface BudgetExecutionView {
  readonly budgetId: string;
  readonly no: string | null;
  readonly year: number;
  readonly org: string;
  readonly status: BudgetStatus;
  readonly lines: readonly BudgetExecutionLine[];
  readonly total: string;
  readonly used: string;
  readonly share: string;
}

export interface BudgetExecutionViewPage {
  readonly items: readonly BudgetExecutionView[];
  readonly nextCursor: string | null;
}

export interface BudgetLineDraft {
  readonly category: string;
  readonly amount: string;
  readonly purpose: string;
  readonly use: string;
}

export interface BudgetLineView {
  readonly category: string;
  readonly purpose: string;
  readonly use: string;
  readonly budgeted: string;
  readonly supplements: string;
  readonly reserved: string;
  readonly spent: string;
  readonly available: string;
}

export type BudgetStatus = 'draft' | 'in-review' | 'active' | 'closed';

export interface BudgetView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly year: number;
  readonly org: string;
  readonly status: BudgetStatus;
  readonly lines: readonly BudgetLineView[];
  readonly total: string;
  readonly review: ReviewView | null;
  readonly draftedBy: string;
  readonly activatedAt: string | null;
  readonly closedAt: string | null;
  readonly updatedAt: string;
}

export interface BudgetViewPage {
  readonly items: readonly BudgetView[];
  readonly nextCursor: string | null;
}

export interface BudgetsFilters {
  readonly year?: number | undefined;
  readonly org?: string | undefined;
  readonly status?: readonly BudgetStatus[] | undefined;
}

export interface CalendarDayView {
  readonly date: string;
  readonly working: boolean;
  readonly name: string | null;
  readonly begins: string | null;
  readonly ends: string | null;
}

export interface CalendarYearView {
  readonly year: number;
  readonly source: string;
  readonly days: readonly SpecialDay[];
}

export interface CancelOrder {
  readonly reason: string;
}

export interface CancelShipment {
  readonly reason: string;
}

export interface CaptureLead {
  readonly source: LeadSource;
  readonly companyName: string;
  readonly creditCode?: string | undefined;
  readonly creditCodeReason?: string | undefined;
  readonly contactName?: string | undefined;
  readonly contactPhone?: string | undefined;
  readonly contactEmail?: string | undefined;
  readonly need?: string | undefined;
}

export interface CascadeTarget {
  readonly parts: readonly TargetPart[];
}

export interface CascadedTargetView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly year: number;
  readonly kpi: TargetKpi;
  readonly personId: string;
  readonly personName: string;
  readonly unit: string | null;
  readonly org: string;
  readonly branch: string;
  readonly wholeId: string | null;
  readonly status: TargetStatus;
  readonly months: readonly MonthlyAmount[];
  readonly quarters: readonly QuarterAmount[];
  readonly total: string;
  readonly issuedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly parts: readonly TargetView[];
}

export interface CaseFact {
  readonly name: string;
  readonly before: string | null;
  readonly now: string;
}

export type CaseKind = 'contract' | 'claim' | 'budget' | 'supplement' | 'credit' | 'price-exception' | 'requirements' | 'amendment' | 'termination' | 'service-contract' | 'partner-agreement';

export type CaseOutcome = 'decided' | 'refused' | 'failed';

export interface CaseResult {
  readonly kind: CaseKind;
  readonly id: string;
  readonly step: string;
  readonly outcome: CaseOutcome;
  readonly review: ReviewOutcome | null;
  readonly problem: Readonly<Record<string, unknown>> | null;
}

export type CaseVerb = 'approve' | 'return' | 'reject' | 'return-to-step' | 'add-approver';

export interface ChangePassword {
  readonly oldPassword: string;
  readonly newPassword: string;
}

export interface ChangeTerms {
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
}

export interface ChangeTier {
  readonly tier: string;
  readonly reason: string;
}

export interface ChangeUnderWayView {
  readonly kind: ContractChangeKind;
  readonly id: string;
  readonly no: string | null;
}

export interface ChangedLine {
  readonly line: number;
  readonly quantity: string;
  readonly price?: string | undefined;
  readonly priceExceptionId?: string | undefined;
}

export interface ChargeableBudget {
  readonly id: string;
  readonly year: number;
  readonly org: string;
  readonly lines: readonly ChargeableLine[];
}

export interface ChargeableBudgetPage {
  readonly items: readonly ChargeableBudget[];
  readonly nextCursor: string | null;
}

export interface ChargeableLine {
  readonly category: string;
  readonly purpose: string;
  readonly available: string;
}

export interface ClaimLineDraft {
  readonly category: string;
  readonly amount: string;
  readonly reason: string;
  readonly spentOn: string;
  readonly voucherNo: string;
  readonly voucherKind: VoucherKind;
}

export interface ClaimLineView {
  readonly category: string;
  readonly amount: string;
  readonly reason: string;
  readonly spentOn: string;
  readonly voucherNo: string;
  readonly voucherKind: VoucherKind;
}

export type ClaimStatus = 'draft' | 'in-review' | 'approved' | 'paid' | 'rejected' | 'withdrawn';

export interface ClaimView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly budgetId: string;
  readonly org: string;
  readonly claimantId: string;
  readonly claimantName: string;
  readonly status: ClaimStatus;
  readonly lines: readonly ClaimLineView[];
  readonly total: string;
  readonly review: ReviewView | null;
  readonly submittedAt: string | null;
  readonly paidBy: string | null;
  readonly paidAt: string | null;
  readonly paymentReference: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ClaimViewPage {
  readonly items: readonly ClaimView[];
  readonly nextCursor: string | null;
}

export interface ClaimsFilters {
  readonly q?: string | undefined;
  readonly status?: readonly ClaimStatus[] | undefined;
  readonly budgetId?: string | undefined;
  readonly claimantId?: string | undefined;
}

export interface ClauseDeviationView {
  readonly clause: number;
  readonly template: string;
  readonly wording: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
}

export interface ClauseEvidenceView {
  readonly no: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly controls: readonly ControlEvidenceView[];
  readonly keptByPeople: readonly string[];
}

export interface ClauseExplanation {
  readonly clause: number;
  readonly meaning: string;
}

export type ClockEntryKind = 'start' | 'pause' | 'stop';

export type ClockName = 'acknowledge' | 'resolve';

export type ClockState = 'running' | 'paused' | 'stopped';

export interface CloseDispute {
  readonly outcome: DisputeOutcome;
  readonly closedOn: string;
  readonly result: string;
}

export interface CloseMonth {
  readonly branch: string;
  readonly month: string;
}

export interface CompleteReturnVisit {
  readonly how: ContactWay;
  readonly customerSaid: string;
  readonly qualityMark: number;
  readonly shippingMark: number;
}

export interface CompletenessView {
  readonly share: string;
  readonly missing: readonly string[];
}

export interface ConcludeAgreementEnd {
  readonly concludedOn: string;
  readonly documentNo: string;
  readonly customerSignatory?: string | undefined;
}

export interface ConcludeTermination {
  readonly concludedOn: string;
  readonly documentNo: string;
  readonly customerSignatory?: string | undefined;
}

export interface ConfirmTotp {
  readonly otp: string;
}

export type ConsentChannel = 'phone' | 'wechat' | 'email' | 'letter' | 'in-person';

export interface ConsentView {
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly on: string;
  readonly source: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface ContactLead {
  readonly note?: string | undefined;
}

export interface ContactUseView {
  readonly contactId: string;
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly since: string | null;
}

export type ContactWay = 'phone' | 'on-site' | 'web' | 'message' | 'mail';

export type ContractChangeKind = 'amendment' | 'termination';

export interface ContractClauseView {
  readonly clause: number;
  readonly template: string;
  readonly wording: string | null;
  readonly deviates: boolean;
  readonly meaning: string | null;
}

export interface ContractClausesView {
  readonly clauses: readonly ContractClauseView[];
}

export interface ContractCopyView {
  readonly id: string;
  readonly version: number;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly recipient: CopyRecipient;
  readonly status: CopyStatus;
  readonly issuedAt: string;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedByName: string | null;
  readonly acknowledgedAt: string | null;
  readonly dueAt: string | null;
  readonly remindedAt: string | null;
  readonly escalatedAt: string | null;
}

export interface ContractCopyViewPage {
  readonly items: readonly ContractCopyView[];
  readonly nextCursor: string | null;
}

export interface ContractPaperCheckView {
  readonly genuine: boolean;
  readonly standing: PaperStanding | null;
  readonly revision: number | null;
  readonly supersededOn: string | null;
  readonly status: ContractStatus | null;
  readonly contractVersion: number | null;
  readonly customer: string | null;
  readonly seller: string | null;
  readonly contentHash: string | null;
  readonly effectiveOn: string | null;
}

export interface ContractRecordView {
  readonly contract: ContractView;
  readonly text: string;
  readonly disputes: readonly DisputeView[];
}

export type ContractStatus = 'draft' | 'in-review' | 'approved' | 'signed' | 'effective' | 'fulfilled' | 'expired' | 'terminated';

export type ContractTemplateStatus = 'draft' | 'endorsed' | 'effective' | 'superseded';

export interface ContractTemplateView {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly kind: TemplateKind;
  readonly templateVersion: number | null;
  readonly title: string;
  readonly body: string;
  readonly explanations: readonly ClauseExplanation[];
  readonly slots: readonly string[];
  readonly status: ContractTemplateStatus;
  readonly draftedBy: string;
  readonly endorsedBy: string | null;
  readonly endorsedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

export interface ContractTemplateViewPage {
  readonly items: readonly ContractTemplateView[];
  readonly nextCursor: string | null;
}

export interface ContractTextView {
  readonly text: string;
}

export interface ContractVersionView {
  readonly revision: number;
  readonly amendmentNo: string | null;
  readonly effectiveOn: string;
  readonly until: string | null;
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  readonly milestones: readonly AgreedMilestone[];
  readonly deviations: readonly ClauseDeviationView[];
  readonly text: string;
  readonly termsHash: string;
}

export interface ContractVersionsView {
  readonly versions: readonly ContractVersionView[];
}

export interface ContractView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: ContractStatus;
  readonly org: string;
  readonly branch: string;
  readonly quoteId: string;
  readonly quoteNo: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly opportunityId: string | null;
  readonly salesRepId: string;
  readonly currency: string;
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  readonly templateCode: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly deviations: readonly ClauseDeviationView[];
  readonly contentHash: string;
  readonly draftedBy: string;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly milestones: readonly MilestoneView[];
  readonly negotiations: readonly NegotiationRound[];
  readonly requirements: AgreedRequirements | null;
  readonly late: boolean;
  readonly signatures: readonly PartySignatureView[];
  readonly signature: SignatureView | null;
  readonly seal: SealView | null;
  readonly effectiveOn: string | null;
  readonly orderClosedOn: string | null;
  readonly fulfilledOn: string | null;
  readonly terminationReason: string | null;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  readonly validUntil: string | null;
  readonly renewsId: string | null;
  readonly revision: number;
  readonly changeUnderWay: ChangeUnderWayView | null;
  readonly copies: readonly ContractCopyView[];
}

export interface ContractViewPage {
  readonly items: readonly ContractView[];
  readonly nextCursor: string | null;
}

export interface ContractsFilters {
  readonly q?: string | undefined;
  readonly status?: readonly ContractStatus[] | undefined;
  readonly customerId?: string | undefined;
  readonly late?: boolean | undefined;
}

export interface ControlEvidenceView {
  readonly kind: ControlKind;
  readonly key: string;
  readonly requirements: readonly string[];
  readonly fired: number;
  readonly refused: number;
  readonly excepted: number;
  readonly exceptedBy: readonly ExceptedByView[];
  readonly lastAt: string | null;
}

export interface ControlFiguresView {
  readonly kind: ControlKind;
  readonly key: string;
  readonly fired: number;
  readonly refused: number;
  readonly excepted: number;
  readonly exceptedBy: readonly ExceptedByView[];
  readonly lastAt: string;
}

export type ControlKind = 'guard' | 'approval-step' | 'value' | 'clock' | 'report';

export interface ConvertLead {
  readonly title?: string | undefined;
}

export interface CopyOfPersonalData {
  readonly service: string;
  readonly record: string;
  readonly recordId: string;
  readonly no: string;
  readonly text: string;
  readonly since: string;
  readonly contactId: string | null;
}

export type CopyRecipient = 'finance' | 'customer-service' | 'branch';

export type CopyStatus = 'issued' | 'acknowledged';

export interface CreateCustomer {
  readonly name: string;
  readonly creditCode?: string | undefined;
  readonly creditCodeReason?: string | undefined;
  readonly industry?: string | undefined;
  readonly address?: string | undefined;
  readonly needs?: string | undefined;
  readonly preferences?: string | undefined;
  readonly contacts?: readonly AddCustomerContact[] | undefined;
}

export interface CreateProduct {
  readonly sku: string;
  readonly name: string;
  readonly spec?: string | undefined;
  readonly unit: string;
  readonly taxRate: string;
  readonly standardCost: string;
}

export interface CreditAccountView {
  readonly id: string;
  readonly version: number;
  readonly customerId: string;
  readonly currency: string;
  readonly limit: string;
  readonly exposure: string;
  readonly available: string;
  readonly termDays: number;
  readonly validUntil: string | null;
  readonly held: boolean;
  readonly entries: readonly ExposureEntryView[];
}

export interface CreditApplicationView {
  readonly limit: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly grounds: string;
  readonly assessment: CreditAssessment;
  readonly guarantee: string | null;
}

export interface CreditAssessment {
  readonly paymentRecord: number;
  readonly finances: number;
  readonly relationship: number;
}

export interface CreditGrantView {
  readonly limit: string;
  readonly currency: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly guarantee: string | null;
}

export interface CreditProfileView {
  readonly id: string;
  readonly version: number;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly status: CreditStatus;
  readonly held: boolean;
  readonly overdueReceivables: readonly string[];
  readonly application: CreditApplicationView | null;
  readonly granted: CreditGrantView | null;
  readonly review: ReviewView | null;
  readonly updatedAt: string;
}

export interface CreditProfileViewPage {
  readonly items: readonly CreditProfileView[];
  readonly nextCursor: string | null;
}

export interface CreditStandingView {
  readonly customerId: string;
  readonly limit: string;
  readonly currency: string;
  readonly termDays: number;
  readonly validUntil: string | null;
  readonly held: boolean;
}

export type CreditStatus = 'unrated' | 'in-review' | 'rated' | 'limited' | 'hold';

export interface CustomerContactView {
  readonly contactId: string;
  readonly name: string;
  readonly position: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly consents: readonly ConsentView[];
  readonly erasedAt: string | null;
}

export interface CustomerRiskView {
  readonly level: RiskLevel;
  readonly overdueDays: number;
  readonly response: RiskResponse;
  readonly policy: string;
}

export type CustomerStatus = 'prospect' | 'active' | 'dormant' | 'blocked' | 'merged';

export interface CustomerView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly name: string;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly status: CustomerStatus;
  readonly tier: string;
  readonly creditCode: string | null;
  readonly creditCodeVerified: boolean;
  readonly creditCodeReason: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly needs: string | null;
  readonly preferences: string | null;
  readonly contacts: readonly CustomerContactView[];
  readonly completeness: CompletenessView;
  readonly contactedOn: string | null;
  readonly contactDueOn: string | null;
  readonly contactLate: boolean;
  readonly leadId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface CustomerViewPage {
  readonly items: readonly CustomerView[];
  readonly nextCursor: string | null;
}

export interface CustomersColumnGives {
  readonly column: number;
  readonly field: CustomersImportField;
}

export interface CustomersFilters {
  readonly q?: string | undefined;
  readonly tier?: string | undefined;
  readonly status?: readonly CustomerStatus[] | undefined;
  readonly ownerId?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly contactLate?: boolean | undefined;
}

export type CustomersImportField = 'name' | 'creditCode' | 'creditCodeReason' | 'industry' | 'address' | 'needs' | 'preferences' | 'contactName' | 'contactPosition' | 'contactPhone' | 'contactEmail' | 'contactAddress';

export type CycleStatus = 'open' | 'calculated' | 'published' | 'locked';

export interface CycleView {
  readonly id: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
  readonly month: string;
  readonly status: CycleStatus;
  readonly people: number;
  readonly kpiPolicy: string;
  readonly bonusPolicy: string;
  readonly closedBy: string;
  readonly closedAt: string;
  readonly publishedAt: string | null;
  readonly lockedAt: string | null;
}

export interface CycleViewPage {
  readonly items: readonly CycleView[];
  readonly nextCursor: string | null;
}

export type DeadLetterState = 'dead' | 'held' | 'replaying';

export interface DeadLetterView {
  readonly id: string;
  readonly consumer: string;
  readonly eventId: string;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateSeq: number;
  readonly org: string;
  readonly branch: string;
  readonly state: DeadLetterState;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
}

export interface DeadLetterViewPage {
  readonly items: readonly DeadLetterView[];
  readonly nextCursor: string | null;
}

export interface DecideBatch {
  readonly decisions: readonly DecideCase[];
}

export interface DecideCase {
  readonly step: string;
  readonly approve: boolean;
  readonly comment?: string | undefined;
  readonly kind: CaseKind;
  readonly id: string;
}

export interface DecideReview {
  readonly step: string;
  readonly approve: boolean;
  readonly comment?: string | undefined;
}

export interface Delegate {
  readonly personId: string;
  readonly deputyId: string;
  readonly from?: string | undefined;
  readonly until: string;
  readonly post?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly reason: string;
}

export type DelegationStatus = 'scheduled' | 'active' | 'ended' | 'revoked';

export interface DelegationView {
  readonly id: string;
  readonly version: number;
  readonly status: DelegationStatus;
  readonly personId: string;
  readonly personName: string;
  readonly deputyId: string;
  readonly deputyName: string;
  readonly post: string | null;
  readonly permissions: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

export interface DelegationViewPage {
  readonly items: readonly DelegationView[];
  readonly nextCursor: string | null;
}

export interface DeliverShipment {
  readonly deliveredOn: string;
  readonly signedBy: string;
}

export interface DeviateContract {
  readonly clause: number;
  readonly wording: string | null;
  readonly reason: string;
}

export interface DiscardDeadLetter {
  readonly reason: string;
}

export interface DispatchShipment {
  readonly waybillNo: string;
  readonly dispatchedOn?: string | undefined;
}

export interface DisputeEndView {
  readonly outcome: DisputeOutcome;
  readonly closedOn: string;
  readonly result: string;
  readonly closedByName: string;
}

export type DisputeKind = 'dispute' | 'advice';

export interface DisputeNoteView {
  readonly text: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

export type DisputeOutcome = 'settled' | 'won' | 'lost' | 'withdrawn' | 'advised';

export interface DisputeScorecard {
  readonly reason: string;
}

export type DisputeStatus = 'open' | 'closed';

export interface DisputeView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: DisputeStatus;
  readonly kind: DisputeKind;
  readonly contractId: string;
  readonly contractNo: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly raisedOn: string;
  readonly title: string;
  readonly facts: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly openedByName: string;
  readonly notes: readonly DisputeNoteView[];
  readonly end: DisputeEndView | null;
}

export interface DisputeViewPage {
  readonly items: readonly DisputeView[];
  readonly nextCursor: string | null;
}

export interface DisqualifyLead {
  readonly reason: string;
}

export interface DraftBudget {
  readonly year: number;
  readonly org: string;
  readonly lines: readonly BudgetLineDraft[];
}

export interface DraftClaim {
  readonly budgetId: string;
  readonly lines: readonly ClaimLineDraft[];
}

export interface DraftContract {
  readonly quoteId: string;
  readonly templateCode: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
}

export interface DraftPartnerAgreement {
  readonly regions: readonly Territory[];
  readonly productIds: readonly string[];
  readonly exclusive: boolean;
  readonly discount: string;
  readonly commission: string;
  readonly settlementDays: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly customerId: string;
  readonly templateCode: string;
}

export interface DraftPriceList {
  readonly name: string;
  readonly region?: string | undefined;
  readonly tier?: string | undefined;
  readonly validFrom: string;
  readonly validTo?: string | undefined;
  readonly items: readonly PriceItem[];
}

export interface DraftProposal {
  readonly customerId: string;
  readonly opportunityId?: string | undefined;
  readonly title: string;
  readonly needs: string;
  readonly lines: readonly QuotedItem[];
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
  readonly delivery: string;
  readonly afterSales: string;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
}

export interface DraftQuote {
  readonly customerId: string;
  readonly opportunityId?: string | undefined;
  readonly lines: readonly QuotedItem[];
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
}

export interface DraftRegulation {
  readonly number: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly effectiveFrom: string;
  readonly reviewBy: string;
  readonly interpretedBy: string;
  readonly holders: readonly RegulationHolder[];
  readonly clauses: readonly RegulationClause[];
}

export interface DraftServiceContract {
  readonly items: readonly ServiceItem[];
  readonly responseHours: string;
  readonly resolutionHours: string;
  readonly payWithinDays: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly customerId: string;
  readonly templateCode: string;
}

export interface DraftTarget {
  readonly personId: string;
  readonly unit?: string | undefined;
  readonly months?: readonly MonthlyAmount[] | undefined;
  readonly yearly?: string | undefined;
  readonly year: number;
  readonly kpi: TargetKpi;
}

export interface DraftTemplate {
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly explanations?: readonly ClauseExplanation[] | undefined;
  readonly kind?: TemplateKind | undefined;
}

export interface DropProposal {
  readonly reason: string;
}

export interface EffectivePrice {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly taxRate: string;
  readonly price: string;
  readonly bands: readonly PriceBand[];
  readonly priceListId: string;
  readonly priceListName: string;
}

export interface EffectivePricesView {
  readonly on: string;
  readonly items: readonly EffectivePrice[];
}

export interface EndAgreement {
  readonly ground: TerminationGround;
  readonly reason: string;
  readonly endsOn: string;
}

export interface EndPriceException {
  readonly reason: string;
}

export interface EraseLeadPerson {
  readonly reason: string;
}

export interface ErasureConfirmation {
  readonly service: string;
  readonly copies: number;
  readonly at: string;
}

export interface EvidenceEntryView {
  readonly n: number;
  readonly kind: string;
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly signature: string;
}

export interface EvidenceHeaderView {
  readonly format: string;
  readonly service: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly subjectNo: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly madeByName: string;
}

export interface EvidencePackView {
  readonly header: EvidenceHeaderView;
  readonly entries: readonly EvidenceEntryView[];
  readonly seal: EvidenceSealView;
}

export interface EvidenceSealView {
  readonly count: number;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

export interface EvidenceView {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly controls: readonly ControlFiguresView[];
}

export interface ExceptedByView {
  readonly personId: string | null;
  readonly name: string | null;
  readonly count: number;
}

export interface ExpenseCategoriesView {
  readonly policy: string;
  readonly items: readonly ExpenseCategoryView[];
}

export interface ExpenseCategoryView {
  readonly code: string;
  readonly name: string;
}

export interface ExportBonuses {
  readonly filters?: BonusesFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportBudgets {
  readonly filters?: BudgetsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportClaims {
  readonly filters?: ClaimsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportContracts {
  readonly filters?: ContractsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportCustomers {
  readonly filters?: CustomersFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportFailureView {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

export type ExportFormat = 'csv' | 'xlsx';

export interface ExportKpiFacts {
  readonly filters?: KpiFactsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export type ExportLanguage = 'zh' | 'en';

export interface ExportLeads {
  readonly filters?: LeadsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportOpportunities {
  readonly filters?: OpportunitiesFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportOrders {
  readonly filters?: OrdersFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportQuotes {
  readonly filters?: QuotesFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportReceipts {
  readonly filters?: ReceiptsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportReceivables {
  readonly filters?: ReceivablesFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export type ExportStatus = 'requested' | 'running' | 'ready' | 'failed' | 'cancelled' | 'expired';

export interface ExportTickets {
  readonly filters?: TicketsFilters | undefined;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage | undefined;
}

export interface ExportView {
  readonly id: string;
  readonly version: number;
  readonly collection: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
  readonly status: ExportStatus;
  readonly rows: number;
  readonly total: number | null;
  readonly bytes: number;
  readonly fileName: string;
  readonly requestedAt: string;
  readonly readyAt: string | null;
  readonly expiresAt: string | null;
  readonly failure: ExportFailureView | null;
}

export interface ExportViewPage {
  readonly items: readonly ExportView[];
  readonly nextCursor: string | null;
}

export interface ExposureEntryView {
  readonly orderId: string;
  readonly orderNo: string;
  readonly amount: string;
}

export type FactKind = 'signed' | 'delivered' | 'received' | 'new-customer' | 'satisfaction' | 'response' | 'resolution';

export interface FileSubjectRequest {
  readonly kind: SubjectRequestKind;
  readonly customerId: string;
  readonly contactId?: string | undefined;
  readonly reason: string;
  readonly receivedOn: string;
}

export interface FindPersonalCopies {
  readonly customerId: string;
  readonly contactId?: string | undefined;
  readonly reason: string;
}

export interface FinishOidc {
  readonly query: string;
  readonly state: string;
}

export interface FoundCompany {
  readonly setupCode: string;
  readonly companyName: string;
  readonly administratorName: string;
  readonly login: string;
  readonly password: string;
}

export interface FrozenDifference {
  readonly scorecardId: string;
  readonly personName: string;
  readonly figure: string;
  readonly frozen: string;
  readonly recomputed: string;
}

export interface HandOverAll {
  readonly successorId: string;
  readonly reason: string;
  readonly leave: boolean;
}

export interface HandOverCustomer {
  readonly newOwnerId: string;
  readonly reason: string;
}

export interface HandOverPreview {
  readonly personId: string;
  readonly successorId: string;
  readonly successorName: string;
  readonly services: readonly ServiceWorkView[];
}

export type HandOverStatus = 'running' | 'done';

export interface HandOverView {
  readonly id: string;
  readonly version: number;
  readonly status: HandOverStatus;
  readonly personId: string;
  readonly personName: string;
  readonly successorId: string;
  readonly successorName: string;
  readonly reason: string;
  readonly leave: boolean;
  readonly services: readonly TakenOverView[];
}

export interface HeldPostView {
  readonly post: string;
  readonly org: string;
  readonly branch: string;
}

export interface HirePerson {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly posts: readonly PostAssignment[];
}

export interface ImportColumnView {
  readonly column: number;
  readonly heading: string;
  readonly field: string | null;
}

export interface ImportFailureView {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

export type ImportFormat = 'xlsx' | 'csv';

export interface ImportHolidays {
  readonly year: number;
  readonly source: string;
  readonly days: readonly SpecialDay[];
}

export interface ImportProblemView {
  readonly field: string | null;
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

export type ImportRowState = 'ready' | 'wrong' | 'done' | 'refused';

export interface ImportRowView {
  readonly row: number;
  readonly state: ImportRowState;
  readonly cells: readonly string[];
  readonly problems: readonly ImportProblemView[];
  readonly recordId: string | null;
}

export interface ImportRowViewPage {
  readonly items: readonly ImportRowView[];
  readonly nextCursor: string | null;
}

export type ImportStatus = 'uploaded' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed';

export interface ImportView {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly status: ImportStatus;
  readonly bytes: number;
  readonly rows: number;
  readonly isRead: boolean;
  readonly columns: readonly ImportColumnView[];
  readonly missing: readonly string[];
  readonly checked: number;
  readonly wrong: number;
  readonly done: number;
  readonly refused: number;
  readonly hasProblems: boolean;
  readonly failure: ImportFailureView | null;
  readonly uploadedAt: string;
  readonly finishedAt: string | null;
  readonly expiresAt: string;
}

export interface ImportViewPage {
  readonly items: readonly ImportView[];
  readonly nextCursor: string | null;
}

export interface InTimeView {
  readonly all: number;
  readonly inTime: number;
  readonly share: string | null;
  readonly factIds: readonly string[];
}

export interface InboxView {
  readonly items: readonly WaitingCase[];
  readonly more: boolean;
  readonly notAnswered: readonly string[];
}

export type InteractionKind = 'need' | 'purchase' | 'feedback' | 'conversation';

export interface InteractionView {
  readonly id: string;
  readonly version: number;
  readonly customerId: string;
  readonly kind: InteractionKind;
  readonly text: string;
  readonly recordedBy: string;
  readonly recordedByName: string;
  readonly recordedOn: string;
  readonly createdAt: string;
}

export interface InteractionViewPage {
  readonly items: readonly InteractionView[];
  readonly nextCursor: string | null;
}

export interface InvoiceLineView {
  readonly line: number;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly taxRate: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
}

export type InvoiceStatus = 'requested' | 'issued';

export interface InvoiceView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly org: string;
  readonly status: InvoiceStatus;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly currency: string;
  readonly lines: readonly InvoiceLineView[];
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly requestedOn: string;
  readonly requestedBy: string;
  readonly taxNumber: string | null;
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
}

export interface InvoiceViewPage {
  readonly items: readonly InvoiceView[];
  readonly nextCursor: string | null;
}

export interface IssueInvoice {
  readonly taxNumber: string;
}

export interface JobView {
  readonly name: string;
  readonly everyMs: number;
  readonly lastAt: string | null;
  readonly tookMs: number | null;
  readonly failures: number;
  readonly reason: string | null;
}

export type Kpi = 'sales-amount' | 'sales-profit' | 'growth-rate' | 'new-customers' | 'satisfaction';

export interface KpiFactView {
  readonly id: string;
  readonly kind: FactKind;
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly branch: string;
  readonly month: string;
  readonly day: string;
  readonly amount: string;
  readonly profit?: string | null | undefined;
  readonly customerId: string | null;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly sourceNo: string | null;
  readonly belatedFor: string | null;
}

export interface KpiFactViewPage {
  readonly items: readonly KpiFactView[];
  readonly nextCursor: string | null;
}

export interface KpiFactsFilters {
  readonly personId?: string | undefined;
  readonly month?: string | undefined;
  readonly kind?: readonly FactKind[] | undefined;
  readonly scorecardId?: string | undefined;
  readonly figure?: ScorecardFigure | undefined;
}

export interface KpiResultView {
  readonly code: Kpi;
  readonly actual: string;
  readonly target: string | null;
  readonly yardstick: Yardstick;
  readonly achievement: string;
  readonly weight: string;
  readonly points: string;
  readonly factIds: readonly string[];
}

export interface LeadScreeningView {
  readonly potential: number;
  readonly fit: number;
  readonly credit: number;
  readonly total: number;
}

export type LeadSource = 'directory' | 'web' | 'referral' | 'exhibition' | 'phone' | 'online-marketing';

export type LeadStatus = 'new' | 'contacted' | 'qualified' | 'converted' | 'disqualified' | 'recycled';

export interface LeadView {
  readonly id: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly status: LeadStatus;
  readonly source: LeadSource;
  readonly companyName: string;
  readonly creditCode: string | null;
  readonly creditCodeVerified: boolean;
  readonly creditCodeReason: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactEmail: string | null;
  readonly need: string | null;
  readonly contactNote: string | null;
  readonly screening: LeadScreeningView | null;
  readonly keyFollowUp: boolean;
  readonly reason: string | null;
  readonly customerId: string | null;
  readonly opportunityId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface LeadViewPage {
  readonly items: readonly LeadView[];
  readonly nextCursor: string | null;
}

export interface LeadsFilters {
  readonly q?: string | undefined;
  readonly status?: readonly LeadStatus[] | undefined;
  readonly source?: readonly LeadSource[] | undefined;
  readonly ownerId?: string | undefined;
  readonly keyFollowUp?: boolean | undefined;
}

export interface LedgerEntryView {
  readonly orderId: string;
  readonly orderNo: string;
  readonly org: string;
  readonly openedOn: string;
  readonly status: OrderStatus;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly payment: PaymentKind;
  readonly currency: string;
  readonly total: string;
  readonly net: string;
  readonly reported: string;
  readonly received: string;
  readonly delivered: string;
  readonly receivable: string;
  readonly invoiced: string;
  readonly lastDispatchedOn: string | null;
}

export interface LedgerEntryViewPage {
  readonly items: readonly LedgerEntryView[];
  readonly nextCursor: string | null;
}

export type LegalBasis = 'contract' | 'consent';

export interface LineQuantity {
  readonly line: number;
  readonly quantity: string;
}

export interface LoseOpportunity {
  readonly reason: string;
}

export interface LossBearer {
  readonly personId: string;
  readonly name: string;
  readonly as: LossBearerAs;
}

export type LossBearerAs = 'person' | 'department-head';

export interface MapCustomersColumns {
  readonly columns: readonly CustomersColumnGives[];
}

export interface MeView {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly HeldPostView[];
  readonly permissions: readonly string[];
}

export interface MilestoneDone {
  readonly code: string;
  readonly doneOn: string;
  readonly note?: string | undefined;
}

export interface MilestoneView {
  readonly code: string;
  readonly name: string;
  readonly dueOn: string;
  readonly binds: string;
  readonly doneOn: string | null;
  readonly doneByName: string | null;
  readonly note: string | null;
  readonly late: boolean;
}

export type MoneyKind = 'claim' | 'credit' | 'contract';

export interface MonthCheckView {
  readonly same: boolean;
  readonly scorecards: number;
  readonly differences: readonly FrozenDifference[];
}

export interface MonthlyAmount {
  readonly month: string;
  readonly amount: string;
}

export interface MonthlySales {
  readonly month: string;
  readonly amount: string;
  readonly profit?: string | undefined;
  readonly facts: number;
}

export interface MovePerson {
  readonly from?: string | undefined;
  readonly to: string;
}

export interface MoveUnit {
  readonly parent: string;
  readonly reason: string;
}

export interface MyDelegationsView {
  readonly actingFor: readonly DelegationView[];
  readonly deputies: readonly DelegationView[];
}

export type NegotiationOutcome = 'agreed' | 'declined' | 'open';

export interface NegotiationPoint {
  readonly clause?: number | undefined;
  readonly asked: string;
  readonly answer: string;
  readonly outcome: NegotiationOutcome;
}

export interface NegotiationRound {
  readonly round: number;
  readonly heldOn: string;
  readonly withWhom: string;
  readonly points: readonly NegotiationPoint[];
  readonly heldBy: string;
  readonly heldByName: string;
}

export interface NewPartnerSecretView {
  readonly secretId: string;
  readonly secret: string;
  readonly app: PartnerAppView;
}

export type NewUnitKind = 'region' | 'branch' | 'department' | 'store';

export interface NoteOnDispute {
  readonly text: string;
}

export interface OidcStartView {
  readonly authorizationUrl: string;
  readonly state: string;
}

export interface OpenDispute {
  readonly contractId: string;
  readonly kind: DisputeKind;
  readonly raisedOn: string;
  readonly title: string;
  readonly facts: string;
  readonly amount?: string | undefined;
}

export interface OpenOpportunity {
  readonly customerId: string;
  readonly title: string;
  readonly expectedAmount?: string | undefined;
  readonly expectedOn?: string | undefined;
}

export interface OpenTicket {
  readonly serviceFileId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly kind: TicketKind;
  readonly whatHappened: string;
  readonly reportedBy: string;
  readonly contactId?: string | undefined;
  readonly reportedAt?: string | undefined;
  readonly handlerId?: string | undefined;
}

export interface OpenWorkView {
  readonly work: readonly WorkCountView[];
}

export interface OpportunitiesFilters {
  readonly q?: string | undefined;
  readonly stage?: readonly OpportunityStage[] | undefined;
  readonly customerId?: string | undefined;
  readonly ownerId?: string | undefined;
}

export type OpportunityStage = 'research' | 'contact' | 'needs' | 'proposal' | 'negotiation' | 'won' | 'lost';

export interface OpportunityView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly title: string;
  readonly stage: OpportunityStage;
  readonly expectedAmount: string | null;
  readonly expectedOn: string | null;
  readonly needs: string | null;
  readonly intent: string | null;
  readonly lostReason: string | null;
  readonly contractId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface OpportunityViewPage {
  readonly items: readonly OpportunityView[];
  readonly nextCursor: string | null;
}

export interface OrderConsentView {
  readonly who: string;
  readonly how: ConsentChannel;
  readonly agreedAt: string;
  readonly note: string | null;
  readonly recordedBy: string;
}

export interface OrderId {
  readonly orderId: string;
}

export interface OrderLineView {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly unitCost?: string | undefined;
  readonly priceExceptionId?: string | undefined;
  readonly line: number;
  readonly available: string | null;
  readonly planned: string;
  readonly shipped: string;
  readonly delivered: string;
  readonly invoiced: string;
}

export type OrderStatus = 'draft' | 'stock-checked' | 'customer-confirmed' | 'confirmed' | 'awaiting-payment' | 'credit-hold' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';

export interface OrderView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly status: OrderStatus;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly lines: readonly OrderLineView[];
  readonly currency: string;
  readonly total: string;
  readonly net: string;
  readonly payment: PaymentKind;
  readonly prepaidShare: string | null;
  readonly required: string | null;
  readonly paymentTerms: string | null;
  readonly risk: CustomerRiskView | null;
  readonly dueDays: number | null;
  readonly received: string;
  readonly open: string;
  readonly paymentSecured: boolean;
  readonly deliverBy: string;
  readonly openedOn: string;
  readonly stockCheckedAt: string | null;
  readonly stockCheckedBy: string | null;
  readonly consent: OrderConsentView | null;
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
  readonly cancelReason: string | null;
  readonly endedAt: string | null;
}

export interface OrderViewPage {
  readonly items: readonly OrderView[];
  readonly nextCursor: string | null;
}

export interface OrdersFilters {
  readonly q?: string | undefined;
  readonly status?: readonly OrderStatus[] | undefined;
  readonly customerId?: string | undefined;
  readonly contractId?: string | undefined;
}

export type PaperStanding = 'current' | 'superseded';

export interface ParkedEventView {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateSeq: number;
  readonly reason: string;
  readonly at: string;
}

export interface ParkedEventViewPage {
  readonly items: readonly ParkedEventView[];
  readonly nextCursor: string | null;
}

export interface PartnerAgreementView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: AgreementStatus;
  readonly org: string;
  readonly branch: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly currency: string;
  readonly total: string;
  readonly templateCode: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly contentHash: string;
  readonly draftedBy: string;
  readonly renewsId: string | null;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly signatures: readonly PartySignatureView[];
  readonly signature: SignatureView | null;
  readonly seal: SealView | null;
  readonly effectiveOn: string | null;
  readonly ending: AgreementEndingView | null;
  readonly endedOn: string | null;
  readonly voidBecause: string | null;
  readonly regions: readonly Territory[];
  readonly products: readonly PartnerProductView[];
  readonly exclusive: boolean;
  readonly discount: string;
  readonly commission: string;
  readonly settlementDays: number;
  readonly policy: string;
}

export interface PartnerAgreementViewPage {
  readonly items: readonly PartnerAgreementView[];
  readonly nextCursor: string | null;
}

export type PartnerAppStatus = 'active' | 'suspended' | 'ended';

export interface PartnerAppView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly status: PartnerAppStatus;
  readonly scopes: readonly string[];
  readonly org: string;
  readonly branch: string;
  readonly customerId: string | null;
  readonly allowedAddresses: readonly string[];
  readonly quotaPerMinute: number;
  readonly secrets: readonly PartnerSecretView[];
}

export interface PartnerAppViewPage {
  readonly items: readonly PartnerAppView[];
  readonly nextCursor: string | null;
}

export interface PartnerProductView {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
}

export interface PartnerSecretView {
  readonly secretId: string;
  readonly addedAt: string;
}

export interface PartnerTerms {
  readonly regions: readonly Territory[];
  readonly productIds: readonly string[];
  readonly exclusive: boolean;
  readonly discount: string;
  readonly commission: string;
  readonly settlementDays: number;
  readonly validFrom: string;
  readonly validUntil: string;
}

export interface PartySignatureView {
  readonly party: SigningParty;
  readonly signedOn: string;
  readonly signatory: string;
  readonly authority: SigningAuthority;
  readonly mandateNo: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export interface PayClaim {
  readonly paymentReference?: string | undefined;
}

export interface PayPayout {
  readonly paymentReference: string;
}

export type PaymentKind = 'prepay' | 'credit';

export type PaymentMethod = 'cash' | 'transfer' | 'cheque';

export type PayoutStatus = 'requested' | 'paid' | 'refused' | 'cancelled';

export interface PayoutView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly branch: string;
  readonly status: PayoutStatus;
  readonly bonusId: string;
  readonly bonusNo: string;
  readonly personId: string;
  readonly personName: string;
  readonly month: string;
  readonly amount: string;
  readonly approvedBy: string;
  readonly requestedAt: string;
  readonly paidBy: string | null;
  readonly paidAt: string | null;
  readonly paymentReference: string | null;
  readonly refusedBy: string | null;
  readonly refusal: string | null;
}

export interface PayoutViewPage {
  readonly items: readonly PayoutView[];
  readonly nextCursor: string | null;
}

export interface PersonInCustomers {
  readonly person: RevealedPersonView;
  readonly position: string | null;
  readonly consents: readonly ConsentView[];
}

export type PersonStatus = 'active' | 'disabled';

export interface PersonView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly login: string;
  readonly status: PersonStatus;
  readonly org: string;
  readonly branch: string;
  readonly posts: readonly PostAssignment[];
}

export interface PersonViewPage {
  readonly items: readonly PersonView[];
  readonly nextCursor: string | null;
}

export interface PersonalCopiesView {
  readonly copies: readonly CopyOfPersonalData[];
}

export interface PersonalDataExport {
  readonly requestId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly people: readonly PersonInCustomers[];
  readonly copies: readonly CopyOfPersonalData[];
  readonly legallyHeld: readonly string[];
}

export interface PlanShipment {
  readonly orderId: string;
  readonly warehouse: string;
  readonly carrier: string;
  readonly qualityCertificateNo: string;
  readonly plannedFor?: string | undefined;
  readonly lines?: readonly LineQuantity[] | undefined;
}

export interface PoliciesInForceView {
  readonly org: string;
  readonly on: string;
  readonly asKnownAt: string;
  readonly policies: readonly PolicyInForceView[];
  readonly missing: readonly string[];
}

export interface PolicyInForceView {
  readonly policyId: string;
  readonly key: string;
  readonly name: string;
  readonly org: string;
  readonly policyVersion: number;
  readonly effectiveFrom: string;
  readonly approvedAt: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export type PolicyStatus = 'proposed' | 'approved' | 'rejected';

export interface PolicyView {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly org: string;
  readonly policyVersion: number | null;
  readonly effectiveFrom: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly status: PolicyStatus;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

export interface PolicyViewPage {
  readonly items: readonly PolicyView[];
  readonly nextCursor: string | null;
}

export interface PostAssignment {
  readonly post: string;
  readonly org: string;
}

export interface PostGrantView {
  readonly permission: string;
  readonly breadth: Breadth;
}

export interface PostView {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly duties: readonly string[];
  readonly grants: readonly PostGrantView[];
}

export interface PostViewPage {
  readonly items: readonly PostView[];
  readonly nextCursor: string | null;
}

export interface PresentProposal {
  readonly presentedOn?: string | undefined;
  readonly form: PresentationForm;
  readonly to: string;
  readonly said: string;
  readonly askedFor?: readonly string[] | undefined;
}

export type PresentationForm = 'meeting' | 'video' | 'call' | 'written';

export interface PresentationView {
  readonly edition: number;
  readonly presentedOn: string;
  readonly form: PresentationForm;
  readonly to: string;
  readonly said: string;
  readonly askedFor: readonly string[];
  readonly presentedBy: string;
  readonly presentedByName: string;
}

export interface PriceBand {
  readonly from: string;
  readonly price: string;
}

export type PriceExceptionKind = 'discount' | 'damaged-lot' | 'exclusive-lot';

export type PriceExceptionStatus = 'in-review' | 'returned' | 'approved' | 'withdrawn' | 'expired';

export interface PriceExceptionUse {
  readonly quoteId: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly sold: boolean;
}

export interface PriceExceptionView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: PriceExceptionStatus;
  readonly kind: PriceExceptionKind;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly productId: string;
  readonly sku: string;
  readonly productName: string;
  readonly unit: string;
  readonly listPrice: string;
  readonly floorPrice: string;
  readonly discount: string;
  readonly maxQuantity: string;
  readonly usedQuantity: string;
  readonly mostLost: string;
  readonly validUntil: string;
  readonly reason: string;
  readonly lossBorneBy: readonly LossBearer[];
  readonly uses: readonly PriceExceptionUse[];
  readonly requestedBy: string;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly endedBecause: string | null;
  readonly updatedAt: string;
}

export interface PriceExceptionViewPage {
  readonly items: readonly PriceExceptionView[];
  readonly nextCursor: string | null;
}

export interface PriceItem {
  readonly productId: string;
  readonly price: string;
  readonly unit: string;
  readonly bands?: readonly PriceBand[] | undefined;
}

export type PriceListStatus = 'draft' | 'effective' | 'superseded';

export interface PriceListView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly status: PriceListStatus;
  readonly region: string | null;
  readonly tier: string | null;
  readonly listVersion: number | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly supersededFrom: string | null;
  readonly items: readonly PriceItem[];
  readonly draftedBy: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

export interface PriceListViewPage {
  readonly items: readonly PriceListView[];
  readonly nextCursor: string | null;
}

export interface PriceSource {
  readonly productId: string;
  readonly priceListId: string;
  readonly priceListName: string;
  readonly listVersion: number;
  readonly region: string | null;
  readonly tier: string | null;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly ({
  readonly pointer?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
})[] | undefined;
  readonly rule?: {
  readonly requirement?: string | undefined;
  readonly clause?: string | undefined;
  readonly policyVersion?: string | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly waysForward?: readonly ({
  readonly operation?: string | undefined;
  readonly http?: string | undefined;
  readonly whoMay?: string | undefined;
})[] | undefined;
} | undefined;
}

export type ProcessStatus = 'running' | 'compensating' | 'stuck' | 'done' | 'compensated';

export interface ProcessStepView {
  readonly step: string;
  readonly startedAt: string;
  readonly attempts: number;
  readonly answeredAt: string | null;
  readonly undoneAt: string | null;
  readonly lastError: string | null;
}

export interface ProcessView {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly definitionVersion: number;
  readonly money: boolean;
  readonly subjectId: string;
  readonly subjectNo: string | null;
  readonly org: string;
  readonly branch: string;
  readonly status: ProcessStatus;
  readonly step: string | null;
  readonly undoing: boolean;
  readonly steps: readonly ProcessStepView[];
  readonly deadline: string | null;
  readonly nextAttempt: string | null;
  readonly reason: string | null;
  readonly updatedAt: string;
}

export interface ProcessViewPage {
  readonly items: readonly ProcessView[];
  readonly nextCursor: string | null;
}

export type ProductStatus = 'active' | 'discontinued';

export interface ProductView {
  readonly id: string;
  readonly version: number;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly taxRate: string;
  readonly standardCost?: string | undefined;
  readonly status: ProductStatus;
}

export interface ProductViewPage {
  readonly items: readonly ProductView[];
  readonly nextCursor: string | null;
}

export interface ProposalEdition {
  readonly edition: number;
  readonly title: string;
  readonly needs: string;
  readonly pricedOn: string;
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string | null;
  readonly delivery: string;
  readonly afterSales: string;
  readonly requirements: readonly SpecialRequirement[];
  readonly because: string | null;
  readonly writtenBy: string;
  readonly writtenByName: string;
  readonly writtenAt: string;
}

export type ProposalStatus = 'draft' | 'presented' | 'accepted' | 'dropped';

export interface ProposalView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: ProposalStatus;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly opportunityId: string | null;
  readonly current: ProposalEdition;
  readonly earlierEditions: readonly ProposalEdition[];
  readonly presentations: readonly PresentationView[];
  readonly saidBy: string | null;
  readonly saidOn: string | null;
  readonly quoteId: string | null;
  readonly droppedBecause: string | null;
  readonly updatedAt: string;
}

export interface ProposalViewPage {
  readonly items: readonly ProposalView[];
  readonly nextCursor: string | null;
}

export interface ProposeAmendment {
  readonly reason: string;
  readonly lines?: readonly ChangedLine[] | undefined;
  readonly add?: readonly QuotedItem[] | undefined;
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
  readonly milestones?: readonly AgreedMilestone[] | undefined;
  readonly clauses?: readonly DeviateContract[] | undefined;
}

export interface ProposePolicy {
  readonly key: string;
  readonly org: string;
  readonly effectiveFrom: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

export interface ProposeTicketSolution {
  readonly solution: string;
}

export type PurchaseKind = 'signed' | 'amended' | 'terminated' | 'delivered' | 'received';

export interface PurchaseTotalsView {
  readonly currency: string;
  readonly signed: string;
  readonly delivered: string;
  readonly received: string;
}

export interface PurchaseView {
  readonly id: string;
  readonly kind: PurchaseKind;
  readonly documentId: string;
  readonly documentNo: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly happenedOn: string;
}

export interface PurchasesView {
  readonly items: readonly PurchaseView[];
  readonly nextCursor: string | null;
  readonly totals: readonly PurchaseTotalsView[];
}

export type Purpose = 'contract' | 'care' | 'marketing' | 'logistics';

export interface QualifyLead {
  readonly potential: number;
  readonly fit: number;
  readonly credit: number;
}

export interface QuarterAmount {
  readonly quarter: number;
  readonly amount: string;
}

export type QuoteStatus = 'draft' | 'issued' | 'accepted' | 'declined' | 'expired' | 'superseded';

export interface QuoteView {
  readonly renewsId: string | null;
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: QuoteStatus;
  readonly org: string;
  readonly branch: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly opportunityId: string | null;
  readonly salesRepId: string;
  readonly pricedOn: string;
  readonly pricedFrom: readonly PriceSource[];
  readonly currency: string;
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string | null;
  readonly requirements: readonly SpecialRequirement[];
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly saidBy: string | null;
  readonly saidOn: string | null;
  readonly note: string | null;
  readonly replacesId: string | null;
  readonly contractId: string | null;
}

export interface QuoteViewPage {
  readonly items: readonly QuoteView[];
  readonly nextCursor: string | null;
}

export interface QuotedItem {
  readonly productId: string;
  readonly quantity: string;
  readonly price?: string | undefined;
  readonly priceExceptionId?: string | undefined;
}

export interface QuotesFilters {
  readonly q?: string | undefined;
  readonly status?: readonly QuoteStatus[] | undefined;
  readonly customerId?: string | undefined;
  readonly opportunityId?: string | undefined;
}

export type RankedBy = 'person' | 'org';

export interface RankedSales {
  readonly rank: number;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly org: string | null;
  readonly amount: string;
  readonly profit?: string | undefined;
  readonly facts: number;
}

export type ReceiptStatus = 'reported' | 'confirmed' | 'allocated' | 'rejected';

export interface ReceiptView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly status: ReceiptStatus;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly currency: string;
  readonly amount: string;
  readonly unallocated: string;
  readonly allocations: readonly AllocationView[];
  readonly paidBy: string;
  readonly method: PaymentMethod;
  readonly receivedOn: string;
  readonly voucherNo: string;
  readonly reportedBy: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly rejectReason: string | null;
}

export interface ReceiptViewPage {
  readonly items: readonly ReceiptView[];
  readonly nextCursor: string | null;
}

export interface ReceiptsFilters {
  readonly q?: string | undefined;
  readonly status?: readonly ReceiptStatus[] | undefined;
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
}

export interface ReceivablePaymentView {
  readonly receiptId: string | null;
  readonly amount: string;
  readonly on: string;
}

export type ReceivableStatus = 'open' | 'part-paid' | 'overdue' | 'paid';

export interface ReceivableView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly status: ReceivableStatus;
  readonly orderId: string;
  readonly orderNo: string;
  readonly shipmentId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly currency: string;
  readonly amount: string;
  readonly paid: string;
  readonly open: string;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly ageDays: number;
  readonly overdueDays: number;
  readonly paidOn: string | null;
  readonly payments: readonly ReceivablePaymentView[];
}

export interface ReceivableViewPage {
  readonly items: readonly ReceivableView[];
  readonly nextCursor: string | null;
}

export interface ReceivablesFilters {
  readonly q?: string | undefined;
  readonly status?: readonly ReceivableStatus[] | undefined;
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
}

export interface RecordConsent {
  readonly who: string;
  readonly how: ConsentChannel;
  readonly agreedAt?: string | undefined;
  readonly note?: string | undefined;
}

export interface RecordContactConsent {
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly on: string;
  readonly source: string;
}

export interface RecordInteraction {
  readonly kind: InteractionKind;
  readonly text: string;
}

export interface RecordNegotiation {
  readonly heldOn?: string | undefined;
  readonly withWhom: string;
  readonly points: readonly NegotiationPoint[];
}

export interface RecordOpportunityNeeds {
  readonly needs: string;
  readonly intent: string;
}

export interface RecordStock {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly warehouse: string;
  readonly onHand: string;
  readonly asOf?: string | undefined;
}

export interface RecordSurveyAnswer {
  readonly answers: readonly SurveyAnswer[];
  readonly remark?: string | undefined;
}

export interface RecordTicketAgreement {
  readonly agreed: boolean;
  readonly how: ContactWay;
  readonly customerSaid: string;
}

export interface RecordTraining {
  readonly topic: TrainingTopic;
  readonly title: string;
  readonly heldOn: string;
  readonly taughtBy: string;
  readonly documentName: string;
  readonly documentHash: string;
  readonly tookPart: readonly TookPart[];
}

export interface RecoveryCodesView {
  readonly recoveryCodes: readonly string[];
}

export interface RecycleLead {
  readonly reason: string;
  readonly newOwnerId?: string | undefined;
}

export interface RefusePayout {
  readonly reason: string;
}

export interface RefuseSubjectRequest {
  readonly reasons: string;
}

export interface RegisterPartnerApp {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly org: string;
  readonly customerId?: string | undefined;
  readonly allowedAddresses: readonly string[];
  readonly quotaPerMinute: number;
}

export interface RegulationClause {
  readonly no: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly requirements: readonly string[];
  readonly controls: readonly RegulationControl[];
}

export interface RegulationControl {
  readonly kind: ControlKind;
  readonly key: string;
  readonly requirements: readonly string[];
}

export interface RegulationCopyView {
  readonly unit: string;
  readonly distributionNo: string;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedByName: string | null;
  readonly acknowledgedAt: string | null;
}

export interface RegulationEvidenceView {
  readonly number: string;
  readonly edition: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly clauses: readonly ClauseEvidenceView[];
  readonly missing: readonly string[];
}

export interface RegulationHolder {
  readonly unit: string;
  readonly distributionNo: string;
}

export type RegulationStatus = 'draft' | 'submitted' | 'reviewed' | 'approved' | 'effective' | 'superseded';

export interface RegulationSummary {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly edition: number | null;
  readonly status: RegulationStatus;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly effectiveFrom: string;
  readonly supersededFrom: string | null;
  readonly reviewBy: string;
  readonly interpretedBy: string;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly reviewedBy: string | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly returnReason: string | null;
  readonly copies: readonly RegulationCopyView[];
}

export interface RegulationSummaryPage {
  readonly items: readonly RegulationSummary[];
  readonly nextCursor: string | null;
}

export interface RegulationView {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly edition: number | null;
  readonly status: RegulationStatus;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly effectiveFrom: string;
  readonly supersededFrom: string | null;
  readonly reviewBy: string;
  readonly interpretedBy: string;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly reviewedBy: string | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly returnReason: string | null;
  readonly copies: readonly RegulationCopyView[];
  readonly clauses: readonly RegulationClause[];
}

export interface RejectClaim {
  readonly step: string;
  readonly comment: string;
}

export interface RejectPolicy {
  readonly reason: string;
}

export interface RejectReceipt {
  readonly reason: string;
}

export interface RenameUnit {
  readonly name: string;
}

export interface RenewAgreement {
  readonly validFrom: string;
  readonly validUntil: string;
}

export interface ReopenTicket {
  readonly reason: string;
}

export type ReplayEffect = 'stopped' | 'freed' | 'sooner' | 'later' | 'deviating' | 'conforming';

export interface ReplayedBonusView {
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly months: number;
  readonly before: string;
  readonly after: string;
}

export interface ReplayedOutcomeView {
  readonly subject: string;
  readonly code: string;
  readonly effect: ReplayEffect;
  readonly count: number;
  readonly amount: string;
  readonly examples: readonly string[];
}

export interface ReplayedReviewsView {
  readonly key: string;
  readonly reviews: number;
  readonly changed: number;
  readonly amountChanged: string;
  readonly examples: readonly string[];
}

export interface ReplayedStepView {
  readonly key: string;
  readonly step: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly saved: number;
  readonly otherPeople: number;
  readonly amountAdded: string;
  readonly amountSaved: string;
}

export type Replaying = 'contracts' | 'customers' | 'expenses' | 'orders' | 'performance';

export interface ReportReceipt {
  readonly orderId: string;
  readonly amount: string;
  readonly paidBy: string;
  readonly method: PaymentMethod;
  readonly receivedOn: string;
  readonly voucherNo: string;
}

export interface ReportShipmentException {
  readonly reason: string;
}

export interface RequestClosing {
  readonly branch: string;
  readonly month: string;
  readonly publish?: boolean | undefined;
}

export interface RequestInvoice {
  readonly orderId: string;
  readonly lines?: readonly LineQuantity[] | undefined;
}

export interface RequestPriceException {
  readonly customerId: string;
  readonly productId: string;
  readonly kind?: PriceExceptionKind | undefined;
  readonly floorPrice: string;
  readonly maxQuantity: string;
  readonly validUntil: string;
  readonly reason: string;
}

export interface RequestPriceExceptionAgain {
  readonly floorPrice?: string | undefined;
  readonly maxQuantity?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly reason?: string | undefined;
}

export interface RequestRequirementReview {
  readonly quoteId: string;
  readonly deliverBy: string;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
}

export interface RequestRequirementReviewAgain {
  readonly deliverBy?: string | undefined;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
}

export interface RequestSupplement {
  readonly budgetId: string;
  readonly category: string;
  readonly amount: string;
  readonly reason: string;
}

export interface RequestTermination {
  readonly ground: TerminationGround;
  readonly reason: string;
  readonly endsOn: string;
  readonly settlement?: string | undefined;
}

export type RequirementAbout = 'product' | 'specification' | 'quality' | 'packing' | 'delivery' | 'service' | 'other';

export interface RequirementAnswer {
  readonly line: number;
  readonly verdict: RequirementVerdict;
  readonly condition?: string | undefined;
}

export interface RequirementAnswerView {
  readonly step: string;
  readonly verdict: RequirementVerdict;
  readonly condition: string | null;
  readonly byName: string;
  readonly at: string;
}

export interface RequirementLineView {
  readonly line: number;
  readonly about: RequirementAbout;
  readonly text: string;
  readonly answers: readonly RequirementAnswerView[];
}

export type RequirementReviewStatus = 'in-review' | 'agreed' | 'returned' | 'withdrawn';

export interface RequirementReviewView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: RequirementReviewStatus;
  readonly verdict: RequirementVerdict | null;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly quoteId: string;
  readonly quoteNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly total: string;
  readonly deliverBy: string;
  readonly lines: readonly RequirementLineView[];
  readonly resultHash: string | null;
  readonly agreedOn: string | null;
  readonly requestedBy: string;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly updatedAt: string;
}

export interface RequirementReviewViewPage {
  readonly items: readonly RequirementReviewView[];
  readonly nextCursor: string | null;
}

export type RequirementVerdict = 'feasible' | 'with-conditions' | 'not-feasible';

export interface ReservationView {
  readonly orderId: string;
  readonly quantity: string;
}

export interface ResetPassword {
  readonly newPassword: string;
}

export interface ResolveTicket {
  readonly carriedOut: string;
  readonly toldHow: ContactWay;
  readonly toldCustomer: string;
  readonly improvement?: string | undefined;
}

export interface ReturnRegulation {
  readonly reason: string;
}

export interface ReturnToStep {
  readonly step: string;
  readonly to: string;
  readonly comment: string;
}

export type ReturnVisitStatus = 'due' | 'done' | 'missed';

export interface ReturnVisitView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: ReturnVisitStatus;
  readonly ticketId: string | null;
  readonly serviceFileId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly dueOn: string;
  readonly missedOn: string | null;
  readonly how: ContactWay | null;
  readonly customerSaid: string | null;
  readonly qualityMark: number | null;
  readonly shippingMark: number | null;
  readonly doneBy: string | null;
  readonly doneAt: string | null;
}

export interface ReturnVisitViewPage {
  readonly items: readonly ReturnVisitView[];
  readonly nextCursor: string | null;
}

export interface RevealPersonalData {
  readonly reason: string;
}

export interface RevealTicketReporter {
  readonly reason: string;
}

export interface RevealedPersonView {
  readonly subjectId: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

export type ReviewDecision = 'pending' | 'approved' | 'returned' | 'rejected';

export interface ReviewEntryView {
  readonly what: ReviewEvent;
  readonly step: string | null;
  readonly other: string | null;
  readonly by: string | null;
  readonly byName: string | null;
  readonly onBehalfOfName: string | null;
  readonly at: string;
  readonly comment: string | null;
}

export type ReviewEvent = 'approved' | 'returned' | 'rejected' | 'returned-to' | 'added' | 'withdrawn' | 'urged' | 'escalated';

export type ReviewOutcome = 'open' | 'approved' | 'returned' | 'rejected' | 'withdrawn';

export type ReviewStepState = 'pending' | 'waiting' | 'not-needed' | 'approved' | 'returned' | 'rejected';

export interface ReviewStepView {
  readonly step: string;
  readonly round: number;
  readonly decision: ReviewDecision;
  readonly state: ReviewStepState;
  readonly by: string | null;
  readonly byName: string | null;
  readonly onBehalfOfName: string | null;
  readonly at: string | null;
  readonly comment: string | null;
  readonly named: readonly string[];
  readonly addedByName: string | null;
  readonly dueAt: string | null;
  readonly escalatedAt: string | null;
}

export interface ReviewView {
  readonly policy: string;
  readonly contentHash: string;
  readonly outcome: ReviewOutcome;
  readonly submittedAt: string | null;
  readonly steps: readonly ReviewStepView[];
  readonly history: readonly ReviewEntryView[];
}

export interface ReviseBudget {
  readonly lines: readonly BudgetLineDraft[];
}

export interface ReviseClaim {
  readonly lines: readonly ClaimLineDraft[];
}

export interface ReviseProposal {
  readonly title?: string | undefined;
  readonly needs?: string | undefined;
  readonly lines?: readonly QuotedItem[] | undefined;
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
  readonly delivery?: string | undefined;
  readonly afterSales?: string | undefined;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
  readonly because?: string | undefined;
}

export interface ReviseQuote {
  readonly lines?: readonly QuotedItem[] | undefined;
  readonly payment?: PaymentKind | undefined;
  readonly deliverBy?: string | undefined;
  readonly requirements?: readonly SpecialRequirement[] | undefined;
}

export interface RevokeToken {
  readonly token: string;
}

export type RiskLevel = 'low' | 'medium' | 'high';

export type RiskResponse = 'as-agreed' | 'prepay-only' | 'no-orders';

export type SalesBasis = 'signed' | 'delivered' | 'received';

export interface SalesByMonthView {
  readonly basis: SalesBasis;
  readonly items: readonly MonthlySales[];
}

export type SalesKind = 'central' | 'local';

export interface SalesRankingView {
  readonly month: string;
  readonly basis: SalesBasis;
  readonly items: readonly RankedSales[];
}

export interface ScheduleReturnVisit {
  readonly serviceFileId: string;
  readonly dueOn: string;
}

export type ScorecardFigure = 'sales-amount' | 'sales-profit' | 'growth-rate' | 'new-customers' | 'satisfaction' | 'response' | 'resolution';

export type ScorecardStatus = 'calculated' | 'published' | 'disputed' | 'locked';

export interface ScorecardSummaryView {
  readonly id: string;
  readonly version: number;
  readonly cycleId: string;
  readonly month: string;
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly branch: string;
  readonly status: ScorecardStatus;
  readonly score: string;
}

export interface ScorecardSummaryViewPage {
  readonly items: readonly ScorecardSummaryView[];
  readonly nextCursor: string | null;
}

export interface ScorecardView {
  readonly id: string;
  readonly version: number;
  readonly cycleId: string;
  readonly month: string;
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  readonly branch: string;
  readonly status: ScorecardStatus;
  readonly score: string;
  readonly units: readonly string[];
  readonly kpis: readonly KpiResultView[];
  readonly response: InTimeView;
  readonly resolution: InTimeView;
  readonly ownSalesTarget: string | null;
  readonly kpiPolicy: string;
  readonly publishedAt: string | null;
  readonly disputeReason: string | null;
  readonly disputedAt: string | null;
  readonly disputeAnswer: string | null;
  readonly disputeAnsweredBy: string | null;
}

export interface SealContract {
  readonly sealedOn: string;
  readonly sealNo: string;
  readonly copies: number;
}

export interface SealUseView {
  readonly sealNo: string;
  readonly sealedOn: string;
  readonly copies: number;
  readonly sealedBy: string;
  readonly sealedByName: string;
  readonly paper: SealedPaper;
  readonly id: string;
  readonly contractNo: string;
  readonly customerName: string;
  readonly amendments: readonly AmendmentSealView[];
}

export interface SealUseViewPage {
  readonly items: readonly SealUseView[];
  readonly nextCursor: string | null;
}

export interface SealView {
  readonly sealedOn: string;
  readonly sealNo: string;
  readonly copies: number;
  readonly sealedBy: string;
  readonly sealedByName: string;
}

export type SealedPaper = 'contract' | 'service-contract' | 'partner-agreement';

export interface SendSurvey {
  readonly ticketId?: string | undefined;
  readonly serviceFileId?: string | undefined;
  readonly channel: SurveyChannel;
  readonly questions: readonly SurveyQuestion[];
}

export interface ServiceContractView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly status: AgreementStatus;
  readonly org: string;
  readonly branch: string;
  readonly customerId: string;
  readonly customerNo: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly currency: string;
  readonly total: string;
  readonly templateCode: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly contentHash: string;
  readonly draftedBy: string;
  readonly renewsId: string | null;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly signatures: readonly PartySignatureView[];
  readonly signature: SignatureView | null;
  readonly seal: SealView | null;
  readonly effectiveOn: string | null;
  readonly ending: AgreementEndingView | null;
  readonly endedOn: string | null;
  readonly voidBecause: string | null;
  readonly items: readonly ServiceItemView[];
  readonly lines: readonly AgreedLine[];
  readonly net: string;
  readonly tax: string;
  readonly responseHours: string;
  readonly resolutionHours: string;
  readonly payWithinDays: number;
}

export interface ServiceContractViewPage {
  readonly items: readonly ServiceContractView[];
  readonly nextCursor: string | null;
}

export interface ServiceFileProduct {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: string;
}

export interface ServiceFileView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly shipmentId: string;
  readonly shipmentNo: string;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly deliveredOn: string;
  readonly products: readonly ServiceFileProduct[];
}

export interface ServiceFileViewPage {
  readonly items: readonly ServiceFileView[];
  readonly nextCursor: string | null;
}

export interface ServiceItem {
  readonly productId: string;
  readonly quantity: string;
  readonly content: string;
}

export interface ServiceItemView {
  readonly productId: string;
  readonly content: string;
}

export interface ServiceMonth {
  readonly month: string;
  readonly branch: string;
  readonly tickets: number;
  readonly acknowledgedInTime: string | null;
  readonly resolvedInTime: string | null;
  readonly averageHoursToAcknowledge: string | null;
  readonly averageHoursToResolve: string | null;
  readonly satisfaction: string | null;
}

export interface ServiceStatisticsView {
  readonly months: readonly ServiceMonth[];
}

export interface ServiceStatusView {
  readonly service: string;
  readonly at: string;
  readonly leader: boolean;
  readonly degraded: boolean;
  readonly refusesWrites: boolean;
  readonly reasons: readonly string[];
  readonly outboxWaiting: number;
  readonly outboxOldestSeconds: number;
  readonly parked: number;
  readonly refilling: boolean;
  readonly consumerPending: number;
  readonly consumerUnacknowledged: number;
  readonly gaps: number;
  readonly retrying: number;
  readonly behind: number;
  readonly deadLetters: number;
  readonly held: number;
  readonly stuckProcesses: number;
  readonly diskPercent: number | null;
  readonly stream: StreamView | null;
  readonly jobs: readonly JobView[];
}

export interface ServiceTerms {
  readonly items: readonly ServiceItem[];
  readonly responseHours: string;
  readonly resolutionHours: string;
  readonly payWithinDays: number;
  readonly validFrom: string;
  readonly validUntil: string;
}

export interface ServiceWorkView {
  readonly service: string;
  readonly answered: boolean;
  readonly work: readonly WorkCountView[];
}

export interface SessionView {
  readonly id: string;
  readonly version: number;
  readonly openedAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly address: string;
  readonly userAgent: string;
  readonly current: boolean;
}

export interface SessionViewPage {
  readonly items: readonly SessionView[];
  readonly nextCursor: string | null;
}

export interface SetSalesKind {
  readonly salesKind: SalesKind;
}

export interface SetWorkCalendar {
  readonly week: readonly WorkDayRule[];
}

export interface ShipmentLineView {
  readonly line: number;
  readonly quantity: string;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
}

export type ShipmentStatus = 'planned' | 'dispatched' | 'exception' | 'delivered' | 'cancelled';

export interface ShipmentView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly org: string;
  readonly status: ShipmentStatus;
  readonly orderId: string;
  readonly orderNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly lines: readonly ShipmentLineView[];
  readonly warehouse: string;
  readonly carrier: string;
  readonly qualityCertificateNo: string;
  readonly plannedFor: string | null;
  readonly waybillNo: string | null;
  readonly dispatchedOn: string | null;
  readonly deliveredOn: string | null;
  readonly signedBy: string | null;
  readonly deliveryRecordedAt: string | null;
  readonly deliverySlipNo: string | null;
  readonly reason: string | null;
}

export interface ShipmentViewPage {
  readonly items: readonly ShipmentView[];
  readonly nextCursor: string | null;
}

export interface SignContract {
  readonly signedOn: string;
  readonly customerSignatory: string;
  readonly ourSignatory: string;
  readonly customerAuthority?: SigningAuthority | undefined;
  readonly customerMandateNo?: string | undefined;
  readonly ourAuthority?: SigningAuthority | undefined;
  readonly ourMandateNo?: string | undefined;
}

export interface SignForParty {
  readonly party: SigningParty;
  readonly signedOn: string;
  readonly signatory: string;
  readonly authority: SigningAuthority;
  readonly mandateNo?: string | undefined;
}

export interface SignatureView {
  readonly signedOn: string;
  readonly customerSignatory: string;
  readonly ourSignatory: string;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export type SigningAuthority = 'legal-representative' | 'mandate';

export type SigningParty = 'customer' | 'company';

export interface SimulatePolicies {
  readonly policyIds: readonly string[];
  readonly templateIds?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface SimulatedBonusesView {
  readonly items: readonly ReplayedBonusView[];
}

export interface SimulatedDraftView {
  readonly policyId: string;
  readonly key: string;
  readonly org: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly against: string | null;
}

export interface SimulationProgressView {
  readonly service: Replaying;
  readonly facts: number;
  readonly done: boolean;
}

export interface SimulationResultView {
  readonly facts: number;
  readonly reviews: readonly ReplayedReviewsView[];
  readonly steps: readonly ReplayedStepView[];
  readonly outcomes: readonly ReplayedOutcomeView[];
  readonly bonuses: BonusTotalsView;
}

export type SimulationStatus = 'running' | 'done' | 'failed';

export interface SimulationView {
  readonly id: string;
  readonly version: number;
  readonly org: string;
  readonly status: SimulationStatus;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly drafts: readonly SimulatedDraftView[];
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly progress: readonly SimulationProgressView[];
  readonly result: SimulationResultView | null;
  readonly resultHash: string | null;
  readonly failure: string | null;
}

export interface SimulationViewPage {
  readonly items: readonly SimulationView[];
  readonly nextCursor: string | null;
}

export type SlaClock = 'calendar';

export interface SpecialDay {
  readonly date: string;
  readonly name: string;
  readonly working: boolean;
}

export interface SpecialRequirement {
  readonly about: RequirementAbout;
  readonly text: string;
}

export interface StartTicketWork {
  readonly findings: string;
}

export interface StockItemView {
  readonly id: string;
  readonly version: number;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly warehouse: string;
  readonly onHand: string;
  readonly reserved: string;
  readonly free: string;
  readonly asOf: string;
  readonly reservations: readonly ReservationView[];
}

export interface StockItemViewPage {
  readonly items: readonly StockItemView[];
  readonly nextCursor: string | null;
}

export interface StreamView {
  readonly since: string;
  readonly events: number;
}

export type SubjectRequestKind = 'export' | 'deletion';

export type SubjectRequestStatus = 'received' | 'in-progress' | 'done' | 'refused';

export interface SubjectRequestView {
  readonly id: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
  readonly kind: SubjectRequestKind;
  readonly status: SubjectRequestStatus;
  readonly customerId: string;
  readonly contactId: string | null;
  readonly reason: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly answer: string | null;
  readonly confirmations: readonly ErasureConfirmation[];
  readonly waitingFor: readonly string[];
  readonly legallyHeld: readonly string[];
  readonly answeredBy: string | null;
  readonly doneAt: string | null;
}

export interface SubjectRequestViewPage {
  readonly items: readonly SubjectRequestView[];
  readonly nextCursor: string | null;
}

export interface SubmitterSays {
  readonly comment?: string | undefined;
}

export type SupplementStatus = 'in-review' | 'approved' | 'returned' | 'withdrawn';

export interface SupplementView {
  readonly id: string;
  readonly version: number;
  readonly budgetId: string;
  readonly org: string;
  readonly category: string;
  readonly amount: string;
  readonly reason: string;
  readonly status: SupplementStatus;
  readonly requestedBy: string;
  readonly review: ReviewView | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SupplementViewPage {
  readonly items: readonly SupplementView[];
  readonly nextCursor: string | null;
}

export interface SurveyAnswer {
  readonly code: string;
  readonly mark: number;
}

export type SurveyChannel = 'questionnaire' | 'interview';

export interface SurveyQuestion {
  readonly code: string;
  readonly text: string;
}

export type SurveyStatus = 'sent' | 'answered' | 'scored';

export interface SurveyView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: SurveyStatus;
  readonly ticketId: string | null;
  readonly serviceFileId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly channel: SurveyChannel;
  readonly questions: readonly SurveyQuestion[];
  readonly answers: readonly SurveyAnswer[];
  readonly score: number | null;
  readonly remark: string | null;
  readonly sentAt: string;
  readonly answeredOn: string | null;
}

export interface SurveyViewPage {
  readonly items: readonly SurveyView[];
  readonly nextCursor: string | null;
}

export interface TakenOverView {
  readonly service: string;
  readonly at: string | null;
  readonly work: readonly WorkCountView[];
}

export type TargetKpi = 'sales-amount' | 'sales-profit' | 'new-customers';

export interface TargetPart {
  readonly personId: string;
  readonly unit?: string | undefined;
  readonly months?: readonly MonthlyAmount[] | undefined;
  readonly yearly?: string | undefined;
}

export type TargetStatus = 'draft' | 'issued' | 'acknowledged';

export interface TargetView {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly year: number;
  readonly kpi: TargetKpi;
  readonly personId: string;
  readonly personName: string;
  readonly unit: string | null;
  readonly org: string;
  readonly branch: string;
  readonly wholeId: string | null;
  readonly status: TargetStatus;
  readonly months: readonly MonthlyAmount[];
  readonly quarters: readonly QuarterAmount[];
  readonly total: string;
  readonly issuedAt: string | null;
  readonly acknowledgedAt: string | null;
}

export interface TargetViewPage {
  readonly items: readonly TargetView[];
  readonly nextCursor: string | null;
}

export type TemplateKind = 'sales' | 'service' | 'partner';

export interface TerminateContract {
  readonly reason: string;
}

export interface TerminationConclusionView {
  readonly concludedOn: string;
  readonly documentNo: string;
  readonly customerSignatory: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export type TerminationGround = 'agreement' | 'customer-breach' | 'company-breach' | 'force-majeure';

export type TerminationStatus = 'in-review' | 'returned' | 'approved' | 'ending' | 'in-effect' | 'void';

export interface TerminationView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: TerminationStatus;
  readonly org: string;
  readonly branch: string;
  readonly contractId: string;
  readonly contractNo: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly ground: TerminationGround;
  readonly reason: string;
  readonly endsOn: string;
  readonly settlement: string | null;
  readonly currency: string;
  readonly total: string;
  readonly advance: string;
  readonly owed: string;
  readonly contentHash: string;
  readonly requestedBy: string;
  readonly review: ReviewView | null;
  readonly earlierReviews: readonly ReviewView[];
  readonly conclusion: TerminationConclusionView | null;
  readonly heldUpBy: string | null;
  readonly endedOn: string | null;
  readonly keptTotal: string | null;
  readonly voidBecause: string | null;
}

export interface TerminationViewPage {
  readonly items: readonly TerminationView[];
  readonly nextCursor: string | null;
}

export interface Territory {
  readonly code: string;
  readonly name: string;
}

export interface TicketAgreement {
  readonly agreed: boolean;
  readonly how: ContactWay;
  readonly customerSaid: string;
  readonly at: string;
}

export interface TicketClockEntry {
  readonly kind: ClockEntryKind;
  readonly at: string;
}

export interface TicketClockView {
  readonly clock: ClockName;
  readonly state: ClockState;
  readonly hours: string;
  readonly deadline: string | null;
  readonly elapsedSeconds: number;
  readonly remainingSeconds: number;
  readonly warnedAt: string | null;
  readonly breachedAt: string | null;
  readonly entries: readonly TicketClockEntry[];
}

export interface TicketEscalation {
  readonly clock: ClockName;
  readonly level: number;
  readonly toPost: string;
  readonly at: string;
}

export type TicketKind = 'quality' | 'service' | 'consultation';

export interface TicketReporterView {
  readonly ticketId: string;
  readonly reportedBy: string;
}

export interface TicketResult {
  readonly carriedOut: string;
  readonly toldHow: ContactWay;
  readonly toldCustomer: string;
  readonly improvement: string | null;
  readonly at: string;
}

export type TicketStatus = 'new' | 'acknowledged' | 'in-progress' | 'waiting-customer' | 'proposed' | 'customer-agreed' | 'resolved' | 'follow-up' | 'closed' | 'reopened';

export interface TicketStep {
  readonly step: TicketStepName;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly note: string | null;
}

export type TicketStepName = 'opened' | 'assigned' | 'acknowledged' | 'investigated' | 'asked-customer' | 'proposed' | 'agreed' | 'declined' | 'resolved' | 'followed-up' | 'closed' | 'reopened';

export interface TicketView {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: TicketStatus;
  readonly kind: TicketKind;
  readonly serviceFileId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly salesRepId: string;
  readonly handlerId: string;
  readonly handlerName: string;
  readonly whatHappened: string;
  readonly reportedBy: string;
  readonly contactId: string | null;
  readonly reportedAt: string;
  readonly policy: string;
  readonly promisedBy: readonly string[];
  readonly clockHours: SlaClock;
  readonly acknowledge: TicketClockView;
  readonly resolve: TicketClockView;
  readonly earlierClocks: readonly TicketClockView[];
  readonly breached: boolean;
  readonly escalations: readonly TicketEscalation[];
  readonly findings: string | null;
  readonly solution: string | null;
  readonly agreement: TicketAgreement | null;
  readonly result: TicketResult | null;
  readonly history: readonly TicketStep[];
}

export interface TicketViewPage {
  readonly items: readonly TicketView[];
  readonly nextCursor: string | null;
}

export interface TicketsFilters {
  readonly q?: string | undefined;
  readonly status?: readonly TicketStatus[] | undefined;
  readonly handlerId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly breached?: boolean | undefined;
}

export interface TokenRequest {
  readonly grant_type: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly mfa_token?: string | undefined;
  readonly otp?: string | undefined;
  readonly recovery_code?: string | undefined;
  readonly client_id?: string | undefined;
  readonly client_secret?: string | undefined;
}

export interface TokenView {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly refresh_token?: string | undefined;
  readonly mfa_enrolment_required: boolean;
}

export interface TookPart {
  readonly personId: string;
  readonly result: TrainingResult;
  readonly score?: number | undefined;
}

export interface TookPartView {
  readonly personId: string;
  readonly name: string;
  readonly result: TrainingResult;
  readonly score: number | null;
}

export interface TotpEnrolmentView {
  readonly otpauthUrl: string;
  readonly secret: string;
}

export type TrainingResult = 'passed' | 'failed' | 'not-tested';

export type TrainingStatus = 'held' | 'void';

export type TrainingTopic = 'contract-law' | 'product' | 'skills' | 'crm' | 'complaints' | 'safety';

export interface TrainingView {
  readonly id: string;
  readonly version: number;
  readonly status: TrainingStatus;
  readonly topic: TrainingTopic;
  readonly title: string;
  readonly heldOn: string;
  readonly taughtBy: string;
  readonly documentName: string;
  readonly documentHash: string;
  readonly tookPart: readonly TookPartView[];
  readonly recordedBy: string;
  readonly voidBecause: string | null;
}

export interface TrainingViewPage {
  readonly items: readonly TrainingView[];
  readonly nextCursor: string | null;
}

export interface UnitHistoryEntry {
  readonly at: string;
  readonly change: string;
  readonly byName: string;
  readonly reason: string | null;
  readonly path: string;
  readonly name: string;
  readonly branchCode: string;
  readonly salesKind: SalesKind;
  readonly status: UnitStatus;
}

export interface UnitHistoryView {
  readonly entries: readonly UnitHistoryEntry[];
}

export type UnitKind = 'hq' | 'region' | 'branch' | 'department' | 'store';

export type UnitStatus = 'open' | 'closed';

export interface UnitView {
  readonly id: string;
  readonly version: number;
  readonly path: string;
  readonly code: string;
  readonly branchCode: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly salesKind: SalesKind;
  readonly status: UnitStatus;
}

export interface UnitViewPage {
  readonly items: readonly UnitView[];
  readonly nextCursor: string | null;
}

export interface UntrainedReport {
  readonly validDays: number;
  readonly askedOf: number;
  readonly untrained: readonly UntrainedView[];
}

export interface UntrainedView {
  readonly personId: string;
  readonly name: string;
  readonly org: string;
  readonly trainedOn: string | null;
}

export interface UpdateCustomer {
  readonly name?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly creditCodeReason?: string | undefined;
  readonly industry?: string | undefined;
  readonly address?: string | undefined;
  readonly needs?: string | undefined;
  readonly preferences?: string | undefined;
}

export interface UpdateCustomerContact {
  readonly name?: string | undefined;
  readonly position?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
}

export interface UpdateProduct {
  readonly name?: string | undefined;
  readonly spec?: string | undefined;
  readonly taxRate?: string | undefined;
  readonly standardCost?: string | undefined;
}

export interface VoidAgreement {
  readonly reason: string;
}

export interface VoidAmendment {
  readonly reason: string;
}

export interface VoidTermination {
  readonly reason: string;
}

export interface VoidTraining {
  readonly reason: string;
}

export type VoucherKind = 'vat-invoice' | 'ordinary-invoice' | 'e-invoice' | 'ticket' | 'receipt';

export interface WaitingCase {
  readonly kind: CaseKind;
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly title: string;
  readonly org: string;
  readonly ownerId: string;
  readonly amount: string;
  readonly currency: string;
  readonly submittedAt: string;
  readonly ageHours: number;
  readonly dueAt: string | null;
  readonly urgedAt: string | null;
  readonly steps: readonly string[];
  readonly verbs?: readonly CaseVerb[] | undefined;
  readonly facts: readonly CaseFact[];
  readonly requirements: readonly string[];
  readonly review: ReviewView;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

export interface WorkCalendarView {
  readonly id: string;
  readonly version: number;
  readonly branch: string;
  readonly week: readonly WorkDayRule[];
  readonly years: readonly CalendarYearView[];
}

export interface WorkCountView {
  readonly kind: string;
  readonly count: number;
  readonly moves: boolean;
}

export interface WorkDayRule {
  readonly day: Weekday;
  readonly begins: string;
  readonly ends: string;
}

export interface WorkingDaysView {
  readonly calendar: string;
  readonly workingDays: number;
  readonly days: readonly CalendarDayView[];
}

export type Yardstick = 'target' | 'policy' | 'none';

export interface Reads {
  'after-sales.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'after-sales.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'after-sales.getReturnVisit': { args: { readonly returnVisitId: string; }; reply: ReturnVisitView };
  'after-sales.getServiceFile': { args: { readonly serviceFileId: string; }; reply: ServiceFileView };
  'after-sales.getSurvey': { args: { readonly surveyId: string; }; reply: SurveyView };
  'after-sales.getTicket': { args: { readonly ticketId: string; }; reply: TicketView };
  'after-sales.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'after-sales.operationsStatus': { args: object; reply: ServiceStatusView };
  'after-sales.serviceStatistics': { args: { readonly from: string; readonly to: string; }; reply: ServiceStatisticsView };
  'approvals.inbox': { args: { readonly kind?: readonly CaseKind[] | undefined; }; reply: InboxView };
  'contracts.amendmentText': { args: { readonly amendmentId: string; }; reply: ContractTextView };
  'contracts.checkContractPaper': { args: { readonly no: string; readonly code: string; }; reply: ContractPaperCheckView };
  'contracts.contractClauses': { args: { readonly contractId: string; }; reply: ContractClausesView };
  'contracts.contractEvidence': { args: { readonly contractId: string; }; reply: EvidencePackView };
  'contracts.contractRecord': { args: { readonly contractId: string; }; reply: ContractRecordView };
  'contracts.contractText': { args: { readonly contractId: string; }; reply: ContractTextView };
  'contracts.contractVersions': { args: { readonly contractId: string; }; reply: ContractVersionsView };
  'contracts.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'contracts.getAmendment': { args: { readonly amendmentId: string; }; reply: AmendmentView };
  'contracts.getContract': { args: { readonly contractId: string; }; reply: ContractView };
  'contracts.getDispute': { args: { readonly disputeId: string; }; reply: DisputeView };
  'contracts.getEffectivePrices': { args: { readonly customerId?: string | undefined; }; reply: EffectivePricesView };
  'contracts.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'contracts.getPartnerAgreement': { args: { readonly partnerAgreementId: string; }; reply: PartnerAgreementView };
  'contracts.getPriceException': { args: { readonly priceExceptionId: string; }; reply: PriceExceptionView };
  'contracts.getPriceList': { args: { readonly priceListId: string; }; reply: PriceListView };
  'contracts.getProduct': { args: { readonly productId: string; }; reply: ProductView };
  'contracts.getProposal': { args: { readonly proposalId: string; }; reply: ProposalView };
  'contracts.getQuote': { args: { readonly quoteId: string; }; reply: QuoteView };
  'contracts.getRequirementReview': { args: { readonly requirementReviewId: string; }; reply: RequirementReviewView };
  'contracts.getServiceContract': { args: { readonly serviceContractId: string; }; reply: ServiceContractView };
  'contracts.getTemplate': { args: { readonly templateId: string; }; reply: ContractTemplateView };
  'contracts.getTermination': { args: { readonly terminationId: string; }; reply: TerminationView };
  'contracts.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'contracts.operationsStatus': { args: object; reply: ServiceStatusView };
  'contracts.partnerAgreementText': { args: { readonly partnerAgreementId: string; }; reply: ContractTextView };
  'contracts.serviceContractText': { args: { readonly serviceContractId: string; }; reply: ContractTextView };
  'customers.checkContactUse': { args: { readonly customerId: string; readonly contactId: string; readonly purpose: Purpose; }; reply: ContactUseView };
  'customers.creditStanding': { args: { readonly customerId: string; }; reply: CreditStandingView };
  'customers.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'customers.getCreditProfile': { args: { readonly customerId: string; }; reply: CreditProfileView };
  'customers.getCustomer': { args: { readonly customerId: string; }; reply: CustomerView };
  'customers.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'customers.getImport': { args: { readonly importId: string; }; reply: ImportView };
  'customers.getLead': { args: { readonly leadId: string; }; reply: LeadView };
  'customers.getOpportunity': { args: { readonly opportunityId: string; }; reply: OpportunityView };
  'customers.getSubjectRequest': { args: { readonly requestId: string; }; reply: SubjectRequestView };
  'customers.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'customers.operationsStatus': { args: object; reply: ServiceStatusView };
  'expenses.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'expenses.expenseCategories': { args: object; reply: ExpenseCategoriesView };
  'expenses.getBudget': { args: { readonly budgetId: string; }; reply: BudgetView };
  'expenses.getClaim': { args: { readonly claimId: string; }; reply: ClaimView };
  'expenses.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'expenses.getPayout': { args: { readonly payoutId: string; }; reply: PayoutView };
  'expenses.getSupplement': { args: { readonly supplementId: string; }; reply: SupplementView };
  'expenses.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'expenses.operationsStatus': { args: object; reply: ServiceStatusView };
  'identity.approvalPaths': { args: { readonly personId: string; readonly kind: MoneyKind; }; reply: ApprovalPathsView };
  'identity.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'identity.getDelegation': { args: { readonly delegationId: string; }; reply: DelegationView };
  'identity.getHandOver': { args: { readonly handOverId: string; }; reply: HandOverView };
  'identity.getPartnerApp': { args: { readonly partnerAppId: string; }; reply: PartnerAppView };
  'identity.getPerson': { args: { readonly personId: string; }; reply: PersonView };
  'identity.getTraining': { args: { readonly trainingId: string; }; reply: TrainingView };
  'identity.getUnit': { args: { readonly unitId: string; }; reply: UnitView };
  'identity.me': { args: object; reply: MeView };
  'identity.myDelegations': { args: object; reply: MyDelegationsView };
  'identity.operationsStatus': { args: object; reply: ServiceStatusView };
  'identity.previewHandOver': { args: { readonly personId: string; readonly successorId: string; }; reply: HandOverPreview };
  'identity.unitHistory': { args: { readonly unitId: string; }; reply: UnitHistoryView };
  'identity.untrainedInContractLaw': { args: object; reply: UntrainedReport };
  'identity.workingDays': { args: { readonly branch: string; readonly from: string; readonly to: string; }; reply: WorkingDaysView };
  'orders.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'orders.getCreditAccount': { args: { readonly customerId: string; }; reply: CreditAccountView };
  'orders.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'orders.getInvoice': { args: { readonly invoiceId: string; }; reply: InvoiceView };
  'orders.getOrder': { args: { readonly orderId: string; }; reply: OrderView };
  'orders.getReceipt': { args: { readonly receiptId: string; }; reply: ReceiptView };
  'orders.getReceivable': { args: { readonly receivableId: string; }; reply: ReceivableView };
  'orders.getShipment': { args: { readonly shipmentId: string; }; reply: ShipmentView };
  'orders.getStock': { args: { readonly stockItemId: string; }; reply: StockItemView };
  'orders.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'orders.operationsStatus': { args: object; reply: ServiceStatusView };
  'performance.checkMonth': { args: { readonly cycleId: string; }; reply: MonthCheckView };
  'performance.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'performance.getBonus': { args: { readonly bonusId: string; }; reply: BonusView };
  'performance.getExport': { args: { readonly exportId: string; }; reply: ExportView };
  'performance.getMonth': { args: { readonly cycleId: string; }; reply: CycleView };
  'performance.getScorecard': { args: { readonly scorecardId: string; }; reply: ScorecardView };
  'performance.getTarget': { args: { readonly targetId: string; }; reply: TargetView };
  'performance.openWorkOf': { args: { readonly personId: string; }; reply: OpenWorkView };
  'performance.operationsStatus': { args: object; reply: ServiceStatusView };
  'performance.salesByMonth': { args: { readonly from: string; readonly to: string; readonly personId?: string | undefined; readonly org?: string | undefined; readonly basis?: SalesBasis | undefined; }; reply: SalesByMonthView };
  'performance.salesRanking': { args: { readonly month: string; readonly by?: RankedBy | undefined; readonly basis?: SalesBasis | undefined; readonly limit?: number | undefined; }; reply: SalesRankingView };
  'policies.evidence': { args: { readonly from?: string | undefined; readonly to?: string | undefined; }; reply: EvidenceView };
  'policies.get': { args: { readonly policyId: string; }; reply: PolicyView };
  'policies.getRegulation': { args: { readonly regulationId: string; }; reply: RegulationView };
  'policies.getSimulation': { args: { readonly simulationId: string; }; reply: SimulationView };
  'policies.inForce': { args: { readonly org: string; readonly on?: string | undefined; readonly asKnownAt?: string | undefined; readonly key?: string | undefined; }; reply: PoliciesInForceView };
  'policies.operationsStatus': { args: object; reply: ServiceStatusView };
  'policies.regulationEvidence': { args: { readonly regulationId: Readonly<Record<string, unknown>>; readonly to?: string | undefined; readonly from?: string | undefined; }; reply: RegulationEvidenceView };
  'policies.regulationInForce': { args: { readonly number: string; readonly on?: string | undefined; }; reply: RegulationView };
  'policies.simulatedBonuses': { args: { readonly simulationId: string; }; reply: SimulatedBonusesView };
}

export interface Lists {
  'after-sales.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'after-sales.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'after-sales.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'after-sales.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'after-sales.findReturnVisits': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ReturnVisitStatus[] | undefined; readonly dueBefore?: string | undefined; readonly ticketId?: string | undefined; readonly customerId?: string | undefined; }; reply: ReturnVisitViewPage };
  'after-sales.findServiceFiles': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly customerId?: string | undefined; }; reply: ServiceFileViewPage };
  'after-sales.findSurveys': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly SurveyStatus[] | undefined; readonly customerId?: string | undefined; readonly ticketId?: string | undefined; }; reply: SurveyViewPage };
  'after-sales.findTickets': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly TicketStatus[] | undefined; readonly handlerId?: string | undefined; readonly customerId?: string | undefined; readonly breached?: boolean | undefined; }; reply: TicketViewPage };
  'contracts.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'contracts.findAmendments': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly AmendmentStatus[] | undefined; readonly contractId?: string | undefined; readonly customerId?: string | undefined; }; reply: AmendmentViewPage };
  'contracts.findContracts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ContractStatus[] | undefined; readonly customerId?: string | undefined; readonly late?: boolean | undefined; }; reply: ContractViewPage };
  'contracts.findCopies': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly CopyStatus[] | undefined; readonly recipient?: readonly CopyRecipient[] | undefined; readonly contractId?: string | undefined; }; reply: ContractCopyViewPage };
  'contracts.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'contracts.findDisputes': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly DisputeStatus[] | undefined; readonly kind?: readonly DisputeKind[] | undefined; readonly contractId?: string | undefined; }; reply: DisputeViewPage };
  'contracts.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'contracts.findOverdueCopies': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly recipient?: readonly CopyRecipient[] | undefined; readonly escalated?: boolean | undefined; }; reply: ContractCopyViewPage };
  'contracts.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'contracts.findPartnerAgreements': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly AgreementStatus[] | undefined; readonly customerId?: string | undefined; readonly exclusive?: boolean | undefined; }; reply: PartnerAgreementViewPage };
  'contracts.findPriceExceptions': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly PriceExceptionStatus[] | undefined; readonly customerId?: string | undefined; readonly productId?: string | undefined; }; reply: PriceExceptionViewPage };
  'contracts.findPriceLists': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly PriceListStatus[] | undefined; }; reply: PriceListViewPage };
  'contracts.findProcesses': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ProcessStatus[] | undefined; readonly kind?: string | undefined; readonly subjectId?: string | undefined; }; reply: ProcessViewPage };
  'contracts.findProducts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ProductStatus[] | undefined; }; reply: ProductViewPage };
  'contracts.findProposals': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ProposalStatus[] | undefined; readonly customerId?: string | undefined; readonly opportunityId?: string | undefined; }; reply: ProposalViewPage };
  'contracts.findQuotes': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly QuoteStatus[] | undefined; readonly customerId?: string | undefined; readonly opportunityId?: string | undefined; }; reply: QuoteViewPage };
  'contracts.findRequirementReviews': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly RequirementReviewStatus[] | undefined; readonly quoteId?: string | undefined; readonly customerId?: string | undefined; }; reply: RequirementReviewViewPage };
  'contracts.findSealUses': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly paper?: SealedPaper | undefined; readonly q?: string | undefined; }; reply: SealUseViewPage };
  'contracts.findServiceContracts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly AgreementStatus[] | undefined; readonly customerId?: string | undefined; }; reply: ServiceContractViewPage };
  'contracts.findTemplates': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ContractTemplateStatus[] | undefined; readonly code?: string | undefined; }; reply: ContractTemplateViewPage };
  'contracts.findTerminations': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly TerminationStatus[] | undefined; readonly contractId?: string | undefined; readonly customerId?: string | undefined; }; reply: TerminationViewPage };
  'contracts.searchArchive': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly text?: string | undefined; readonly status?: readonly ContractStatus[] | undefined; readonly customerId?: string | undefined; readonly templateCode?: string | undefined; readonly minTotal?: string | undefined; readonly maxTotal?: string | undefined; readonly effectiveFrom?: string | undefined; readonly effectiveTo?: string | undefined; readonly deliverFrom?: string | undefined; readonly deliverTo?: string | undefined; readonly late?: boolean | undefined; }; reply: ArchivedContractViewPage };
  'customers.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'customers.findCreditProfiles': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly CreditStatus[] | undefined; }; reply: CreditProfileViewPage };
  'customers.findCustomers': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly tier?: string | undefined; readonly status?: readonly CustomerStatus[] | undefined; readonly ownerId?: string | undefined; readonly phone?: string | undefined; readonly creditCode?: string | undefined; readonly contactLate?: boolean | undefined; }; reply: CustomerViewPage };
  'customers.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'customers.findImportRows': { args: { readonly importId: string; readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: readonly ImportRowState[] | undefined; }; reply: ImportRowViewPage };
  'customers.findInteractions': { args: { readonly customerId: string; readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly kind?: readonly InteractionKind[] | undefined; }; reply: InteractionViewPage };
  'customers.findLeads': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly LeadStatus[] | undefined; readonly source?: readonly LeadSource[] | undefined; readonly ownerId?: string | undefined; readonly keyFollowUp?: boolean | undefined; }; reply: LeadViewPage };
  'customers.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'customers.findMyImports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ImportStatus[] | undefined; }; reply: ImportViewPage };
  'customers.findOpportunities': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly stage?: readonly OpportunityStage[] | undefined; readonly customerId?: string | undefined; readonly ownerId?: string | undefined; }; reply: OpportunityViewPage };
  'customers.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'customers.findSubjectRequests': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly kind?: readonly SubjectRequestKind[] | undefined; readonly status?: readonly SubjectRequestStatus[] | undefined; readonly customerId?: string | undefined; }; reply: SubjectRequestViewPage };
  'customers.listPurchases': { args: { readonly customerId: string; readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: PurchasesView };
  'expenses.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'expenses.budgetExecution': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly year: number; }; reply: BudgetExecutionViewPage };
  'expenses.chargeableBudgets': { args: object; reply: ChargeableBudgetPage };
  'expenses.findBudgets': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly year?: number | undefined; readonly org?: string | undefined; readonly status?: readonly BudgetStatus[] | undefined; }; reply: BudgetViewPage };
  'expenses.findClaims': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ClaimStatus[] | undefined; readonly budgetId?: string | undefined; readonly claimantId?: string | undefined; }; reply: ClaimViewPage };
  'expenses.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'expenses.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'expenses.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'expenses.findPayouts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly PayoutStatus[] | undefined; readonly bonusId?: string | undefined; readonly personId?: string | undefined; readonly month?: string | undefined; }; reply: PayoutViewPage };
  'expenses.findSupplements': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly budgetId?: string | undefined; readonly status?: readonly SupplementStatus[] | undefined; }; reply: SupplementViewPage };
  'identity.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'identity.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'identity.findDelegations': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: DelegationStatus | undefined; readonly deputyId?: string | undefined; }; reply: DelegationViewPage };
  'identity.findMySessions': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: SessionViewPage };
  'identity.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'identity.findPartnerApps': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: PartnerAppStatus | undefined; readonly customerId?: string | undefined; }; reply: PartnerAppViewPage };
  'identity.findPeople': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: PersonStatus | undefined; readonly org?: string | undefined; }; reply: PersonViewPage };
  'identity.findPosts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: PostViewPage };
  'identity.findTrainings': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly topic?: readonly TrainingTopic[] | undefined; readonly status?: readonly TrainingStatus[] | undefined; readonly personId?: string | undefined; }; reply: TrainingViewPage };
  'identity.findUnits': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly kind?: UnitKind | undefined; readonly asOf?: string | undefined; }; reply: UnitViewPage };
  'orders.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'orders.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'orders.findInvoices': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly InvoiceStatus[] | undefined; readonly orderId?: string | undefined; readonly customerId?: string | undefined; }; reply: InvoiceViewPage };
  'orders.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'orders.findOrders': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly OrderStatus[] | undefined; readonly customerId?: string | undefined; readonly contractId?: string | undefined; }; reply: OrderViewPage };
  'orders.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'orders.findProcesses': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ProcessStatus[] | undefined; readonly kind?: string | undefined; readonly subjectId?: string | undefined; }; reply: ProcessViewPage };
  'orders.findReceipts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ReceiptStatus[] | undefined; readonly orderId?: string | undefined; readonly customerId?: string | undefined; }; reply: ReceiptViewPage };
  'orders.findReceivables': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ReceivableStatus[] | undefined; readonly customerId?: string | undefined; readonly orderId?: string | undefined; }; reply: ReceivableViewPage };
  'orders.findShipments': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly status?: readonly ShipmentStatus[] | undefined; readonly orderId?: string | undefined; readonly customerId?: string | undefined; }; reply: ShipmentViewPage };
  'orders.findStock': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly productId?: string | undefined; readonly warehouse?: string | undefined; }; reply: StockItemViewPage };
  'orders.salesLedger': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly customerId?: string | undefined; readonly openedFrom?: string | undefined; readonly openedUntil?: string | undefined; }; reply: LedgerEntryViewPage };
  'performance.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'performance.findBonuses': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly month?: string | undefined; readonly branch?: string | undefined; readonly personId?: string | undefined; readonly status?: readonly BonusStatus[] | undefined; }; reply: BonusSummaryViewPage };
  'performance.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'performance.findMonths': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly branch?: string | undefined; readonly month?: string | undefined; readonly status?: readonly CycleStatus[] | undefined; }; reply: CycleViewPage };
  'performance.findMyExports': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ExportStatus[] | undefined; }; reply: ExportViewPage };
  'performance.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'performance.findProcesses': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly ProcessStatus[] | undefined; readonly kind?: string | undefined; readonly subjectId?: string | undefined; }; reply: ProcessViewPage };
  'performance.findScorecards': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly month?: string | undefined; readonly branch?: string | undefined; readonly personId?: string | undefined; readonly status?: readonly ScorecardStatus[] | undefined; }; reply: ScorecardSummaryViewPage };
  'performance.findTargets': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly year?: number | undefined; readonly kpi?: readonly TargetKpi[] | undefined; readonly status?: readonly TargetStatus[] | undefined; readonly personId?: string | undefined; readonly wholeId?: string | undefined; }; reply: TargetViewPage };
  'performance.listFacts': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly personId?: string | undefined; readonly month?: string | undefined; readonly kind?: readonly FactKind[] | undefined; readonly scorecardId?: string | undefined; readonly figure?: ScorecardFigure | undefined; }; reply: KpiFactViewPage };
  'policies.auditTrail': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly aggregateId?: string | undefined; readonly actorId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; }; reply: AuditEntryViewPage };
  'policies.find': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly key?: string | undefined; readonly status?: readonly PolicyStatus[] | undefined; }; reply: PolicyViewPage };
  'policies.findDeadLetters': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly state?: DeadLetterState | undefined; }; reply: DeadLetterViewPage };
  'policies.findParkedEvents': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; }; reply: ParkedEventViewPage };
  'policies.findRegulations': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly q?: string | undefined; readonly number?: string | undefined; readonly status?: readonly RegulationStatus[] | undefined; }; reply: RegulationSummaryPage };
  'policies.findSimulations': { args: { readonly limit?: number | undefined; readonly cursor?: string | undefined; readonly status?: readonly SimulationStatus[] | undefined; }; reply: SimulationViewPage };
}

export interface Commands {
  'after-sales.acknowledgeTicket': { args: { readonly ticketId: string; } & AcknowledgeTicket; reply: TicketView };
  'after-sales.askCustomer': { args: { readonly ticketId: string; } & AskTicketCustomer; reply: TicketView };
  'after-sales.assignTicket': { args: { readonly ticketId: string; } & AssignTicket; reply: TicketView };
  'after-sales.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'after-sales.closeTicket': { args: { readonly ticketId: string; }; reply: TicketView };
  'after-sales.completeReturnVisit': { args: { readonly returnVisitId: string; } & CompleteReturnVisit; reply: ReturnVisitView };
  'after-sales.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'after-sales.exportTickets': { args: ExportTickets; reply: ExportView };
  'after-sales.openTicket': { args: OpenTicket; reply: TicketView };
  'after-sales.personalDataOf': { args: FindPersonalCopies; reply: PersonalCopiesView };
  'after-sales.proposeSolution': { args: { readonly ticketId: string; } & ProposeTicketSolution; reply: TicketView };
  'after-sales.recordAgreement': { args: { readonly ticketId: string; } & RecordTicketAgreement; reply: TicketView };
  'after-sales.recordSurveyAnswer': { args: { readonly surveyId: string; } & RecordSurveyAnswer; reply: SurveyView };
  'after-sales.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'after-sales.reopenTicket': { args: { readonly ticketId: string; } & ReopenTicket; reply: TicketView };
  'after-sales.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'after-sales.resolveTicket': { args: { readonly ticketId: string; } & ResolveTicket; reply: TicketView };
  'after-sales.revealReporter': { args: { readonly ticketId: string; } & RevealTicketReporter; reply: TicketReporterView };
  'after-sales.scheduleReturnVisit': { args: ScheduleReturnVisit; reply: ReturnVisitView };
  'after-sales.sendSurvey': { args: SendSurvey; reply: SurveyView };
  'after-sales.startWork': { args: { readonly ticketId: string; } & StartTicketWork; reply: TicketView };
  'approvals.decideBatch': { args: DecideBatch; reply: BatchResult };
  'contracts.abandonProcess': { args: { readonly processId: string; } & AbandonProcess; reply: ProcessView };
  'contracts.acceptProposal': { args: { readonly proposalId: string; } & AcceptProposal; reply: ProposalView };
  'contracts.acceptQuote': { args: { readonly quoteId: string; } & AnswerQuote; reply: QuoteView };
  'contracts.acknowledgeCopy': { args: { readonly copyId: string; }; reply: ContractCopyView };
  'contracts.addAmendmentApprover': { args: { readonly amendmentId: string; } & AddApprover; reply: AmendmentView };
  'contracts.addContractApprover': { args: { readonly contractId: string; } & AddApprover; reply: ContractView };
  'contracts.addPartnerAgreementApprover': { args: { readonly partnerAgreementId: string; } & AddApprover; reply: PartnerAgreementView };
  'contracts.addPriceExceptionApprover': { args: { readonly priceExceptionId: string; } & AddApprover; reply: PriceExceptionView };
  'contracts.addRequirementReviewApprover': { args: { readonly requirementReviewId: string; } & AddApprover; reply: RequirementReviewView };
  'contracts.addServiceContractApprover': { args: { readonly serviceContractId: string; } & AddApprover; reply: ServiceContractView };
  'contracts.addTerminationApprover': { args: { readonly terminationId: string; } & AddApprover; reply: TerminationView };
  'contracts.agreeMilestones': { args: { readonly contractId: string; } & AgreeMilestones; reply: ContractView };
  'contracts.agreeTerm': { args: { readonly contractId: string; } & AgreeTerm; reply: ContractView };
  'contracts.answerRequirements': { args: { readonly requirementReviewId: string; } & AnswerRequirements; reply: RequirementReviewView };
  'contracts.approvePriceList': { args: { readonly priceListId: string; }; reply: PriceListView };
  'contracts.approveTemplate': { args: { readonly templateId: string; }; reply: ContractTemplateView };
  'contracts.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'contracts.changeAmendment': { args: { readonly amendmentId: string; } & ProposeAmendment; reply: AmendmentView };
  'contracts.changePartnerAgreement': { args: { readonly partnerAgreementId: string; } & PartnerTerms; reply: PartnerAgreementView };
  'contracts.changeServiceContract': { args: { readonly serviceContractId: string; } & ServiceTerms; reply: ServiceContractView };
  'contracts.changeTerms': { args: { readonly contractId: string; } & ChangeTerms; reply: ContractView };
  'contracts.closeDispute': { args: { readonly disputeId: string; } & CloseDispute; reply: DisputeView };
  'contracts.concludeEndOfPartnerAgreement': { args: { readonly partnerAgreementId: string; } & ConcludeAgreementEnd; reply: PartnerAgreementView };
  'contracts.concludeEndOfServiceContract': { args: { readonly serviceContractId: string; } & ConcludeAgreementEnd; reply: ServiceContractView };
  'contracts.concludeTermination': { args: { readonly terminationId: string; } & ConcludeTermination; reply: TerminationView };
  'contracts.copyQuote': { args: { readonly quoteId: string; }; reply: QuoteView };
  'contracts.createProduct': { args: CreateProduct; reply: ProductView };
  'contracts.decideAmendment': { args: { readonly amendmentId: string; } & DecideReview; reply: AmendmentView };
  'contracts.decideContract': { args: { readonly contractId: string; } & DecideReview; reply: ContractView };
  'contracts.decidePartnerAgreement': { args: { readonly partnerAgreementId: string; } & DecideReview; reply: PartnerAgreementView };
  'contracts.decidePriceException': { args: { readonly priceExceptionId: string; } & DecideReview; reply: PriceExceptionView };
  'contracts.decideRequirementReview': { args: { readonly requirementReviewId: string; } & DecideReview; reply: RequirementReviewView };
  'contracts.decideServiceContract': { args: { readonly serviceContractId: string; } & DecideReview; reply: ServiceContractView };
  'contracts.decideTermination': { args: { readonly terminationId: string; } & DecideReview; reply: TerminationView };
  'contracts.declineQuote': { args: { readonly quoteId: string; } & AnswerQuote; reply: QuoteView };
  'contracts.deviateContract': { args: { readonly contractId: string; } & DeviateContract; reply: ContractView };
  'contracts.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'contracts.discontinueProduct': { args: { readonly productId: string; }; reply: ProductView };
  'contracts.draftAmendment': { args: { readonly contractId: string; } & ProposeAmendment; reply: AmendmentView };
  'contracts.draftContract': { args: DraftContract; reply: ContractView };
  'contracts.draftPartnerAgreement': { args: DraftPartnerAgreement; reply: PartnerAgreementView };
  'contracts.draftPriceList': { args: DraftPriceList; reply: PriceListView };
  'contracts.draftProposal': { args: DraftProposal; reply: ProposalView };
  'contracts.draftQuote': { args: DraftQuote; reply: QuoteView };
  'contracts.draftServiceContract': { args: DraftServiceContract; reply: ServiceContractView };
  'contracts.draftTemplate': { args: DraftTemplate; reply: ContractTemplateView };
  'contracts.dropProposal': { args: { readonly proposalId: string; } & DropProposal; reply: ProposalView };
  'contracts.endPartnerAgreement': { args: { readonly partnerAgreementId: string; } & EndAgreement; reply: PartnerAgreementView };
  'contracts.endPriceException': { args: { readonly priceExceptionId: string; } & EndPriceException; reply: PriceExceptionView };
  'contracts.endServiceContract': { args: { readonly serviceContractId: string; } & EndAgreement; reply: ServiceContractView };
  'contracts.endorseTemplate': { args: { readonly templateId: string; }; reply: ContractTemplateView };
  'contracts.exportContracts': { args: ExportContracts; reply: ExportView };
  'contracts.exportQuotes': { args: ExportQuotes; reply: ExportView };
  'contracts.issueQuote': { args: { readonly quoteId: string; }; reply: QuoteView };
  'contracts.keepPartnerAgreement': { args: { readonly partnerAgreementId: string; }; reply: PartnerAgreementView };
  'contracts.keepServiceContract': { args: { readonly serviceContractId: string; }; reply: ServiceContractView };
  'contracts.milestoneDone': { args: { readonly contractId: string; } & MilestoneDone; reply: ContractView };
  'contracts.noteOnDispute': { args: { readonly disputeId: string; } & NoteOnDispute; reply: DisputeView };
  'contracts.openDispute': { args: OpenDispute; reply: DisputeView };
  'contracts.presentProposal': { args: { readonly proposalId: string; } & PresentProposal; reply: ProposalView };
  'contracts.recordNegotiation': { args: { readonly contractId: string; } & RecordNegotiation; reply: ContractView };
  'contracts.reinstateProduct': { args: { readonly productId: string; }; reply: ProductView };
  'contracts.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'contracts.renewContract': { args: { readonly contractId: string; }; reply: QuoteView };
  'contracts.renewPartnerAgreement': { args: { readonly partnerAgreementId: string; } & RenewAgreement; reply: PartnerAgreementView };
  'contracts.renewServiceContract': { args: { readonly serviceContractId: string; } & RenewAgreement; reply: ServiceContractView };
  'contracts.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'contracts.requestPriceException': { args: RequestPriceException; reply: PriceExceptionView };
  'contracts.requestPriceExceptionAgain': { args: { readonly priceExceptionId: string; } & RequestPriceExceptionAgain; reply: PriceExceptionView };
  'contracts.requestRequirementReview': { args: RequestRequirementReview; reply: RequirementReviewView };
  'contracts.requestRequirementReviewAgain': { args: { readonly requirementReviewId: string; } & RequestRequirementReviewAgain; reply: RequirementReviewView };
  'contracts.requestTermination': { args: { readonly contractId: string; } & RequestTermination; reply: TerminationView };
  'contracts.requestTerminationAgain': { args: { readonly terminationId: string; } & RequestTermination; reply: TerminationView };
  'contracts.retryProcess': { args: { readonly processId: string; }; reply: ProcessView };
  'contracts.returnAmendmentToStep': { args: { readonly amendmentId: string; } & ReturnToStep; reply: AmendmentView };
  'contracts.returnContractToStep': { args: { readonly contractId: string; } & ReturnToStep; reply: ContractView };
  'contracts.returnPartnerAgreementToStep': { args: { readonly partnerAgreementId: string; } & ReturnToStep; reply: PartnerAgreementView };
  'contracts.returnPriceExceptionToStep': { args: { readonly priceExceptionId: string; } & ReturnToStep; reply: PriceExceptionView };
  'contracts.returnRequirementReviewToStep': { args: { readonly requirementReviewId: string; } & ReturnToStep; reply: RequirementReviewView };
  'contracts.returnServiceContractToStep': { args: { readonly serviceContractId: string; } & ReturnToStep; reply: ServiceContractView };
  'contracts.returnTerminationToStep': { args: { readonly terminationId: string; } & ReturnToStep; reply: TerminationView };
  'contracts.reviseProposal': { args: { readonly proposalId: string; } & ReviseProposal; reply: ProposalView };
  'contracts.reviseQuote': { args: { readonly quoteId: string; } & ReviseQuote; reply: QuoteView };
  'contracts.sealAmendment': { args: { readonly amendmentId: string; } & SealContract; reply: AmendmentView };
  'contracts.sealContract': { args: { readonly contractId: string; } & SealContract; reply: ContractView };
  'contracts.sealPartnerAgreement': { args: { readonly partnerAgreementId: string; } & SealContract; reply: PartnerAgreementView };
  'contracts.sealServiceContract': { args: { readonly serviceContractId: string; } & SealContract; reply: ServiceContractView };
  'contracts.signAmendment': { args: { readonly amendmentId: string; } & SignForParty; reply: AmendmentView };
  'contracts.signContract': { args: { readonly contractId: string; } & SignContract; reply: ContractView };
  'contracts.signForParty': { args: { readonly contractId: string; } & SignForParty; reply: ContractView };
  'contracts.signPartnerAgreement': { args: { readonly partnerAgreementId: string; } & SignForParty; reply: PartnerAgreementView };
  'contracts.signServiceContract': { args: { readonly serviceContractId: string; } & SignForParty; reply: ServiceContractView };
  'contracts.submitAmendment': { args: { readonly amendmentId: string; }; reply: AmendmentView };
  'contracts.submitContract': { args: { readonly contractId: string; }; reply: ContractView };
  'contracts.submitPartnerAgreement': { args: { readonly partnerAgreementId: string; }; reply: PartnerAgreementView };
  'contracts.submitServiceContract': { args: { readonly serviceContractId: string; }; reply: ServiceContractView };
  'contracts.terminateContract': { args: { readonly contractId: string; } & TerminateContract; reply: ContractView };
  'contracts.updateProduct': { args: { readonly productId: string; } & UpdateProduct; reply: ProductView };
  'contracts.urgeAmendment': { args: { readonly amendmentId: string; } & SubmitterSays; reply: AmendmentView };
  'contracts.urgeContract': { args: { readonly contractId: string; } & SubmitterSays; reply: ContractView };
  'contracts.urgePartnerAgreement': { args: { readonly partnerAgreementId: string; } & SubmitterSays; reply: PartnerAgreementView };
  'contracts.urgePriceException': { args: { readonly priceExceptionId: string; } & SubmitterSays; reply: PriceExceptionView };
  'contracts.urgeRequirementReview': { args: { readonly requirementReviewId: string; } & SubmitterSays; reply: RequirementReviewView };
  'contracts.urgeServiceContract': { args: { readonly serviceContractId: string; } & SubmitterSays; reply: ServiceContractView };
  'contracts.urgeTermination': { args: { readonly terminationId: string; } & SubmitterSays; reply: TerminationView };
  'contracts.voidAmendment': { args: { readonly amendmentId: string; } & VoidAmendment; reply: AmendmentView };
  'contracts.voidPartnerAgreement': { args: { readonly partnerAgreementId: string; } & VoidAgreement; reply: PartnerAgreementView };
  'contracts.voidServiceContract': { args: { readonly serviceContractId: string; } & VoidAgreement; reply: ServiceContractView };
  'contracts.voidTermination': { args: { readonly terminationId: string; } & VoidTermination; reply: TerminationView };
  'contracts.withdrawAmendment': { args: { readonly amendmentId: string; } & SubmitterSays; reply: AmendmentView };
  'contracts.withdrawContract': { args: { readonly contractId: string; } & SubmitterSays; reply: ContractView };
  'contracts.withdrawPartnerAgreement': { args: { readonly partnerAgreementId: string; } & SubmitterSays; reply: PartnerAgreementView };
  'contracts.withdrawPriceException': { args: { readonly priceExceptionId: string; } & SubmitterSays; reply: PriceExceptionView };
  'contracts.withdrawRequirementReview': { args: { readonly requirementReviewId: string; } & SubmitterSays; reply: RequirementReviewView };
  'contracts.withdrawServiceContract': { args: { readonly serviceContractId: string; } & SubmitterSays; reply: ServiceContractView };
  'contracts.withdrawTermination': { args: { readonly terminationId: string; } & SubmitterSays; reply: TerminationView };
  'customers.addContact': { args: { readonly customerId: string; } & AddCustomerContact; reply: CustomerView };
  'customers.addCreditApprover': { args: { readonly customerId: string; } & AddApprover; reply: CreditProfileView };
  'customers.advanceOpportunity': { args: { readonly opportunityId: string; } & AdvanceOpportunity; reply: OpportunityView };
  'customers.answerSubjectRequest': { args: { readonly requestId: string; } & AnswerSubjectRequest; reply: SubjectRequestView };
  'customers.applyForCredit': { args: { readonly customerId: string; } & ApplyForCredit; reply: CreditProfileView };
  'customers.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'customers.cancelImport': { args: { readonly importId: string; }; reply: ImportView };
  'customers.captureLead': { args: CaptureLead; reply: LeadView };
  'customers.changeTier': { args: { readonly customerId: string; } & ChangeTier; reply: CustomerView };
  'customers.confirmImport': { args: { readonly importId: string; }; reply: ImportView };
  'customers.contactLead': { args: { readonly leadId: string; } & ContactLead; reply: LeadView };
  'customers.convertLead': { args: { readonly leadId: string; } & ConvertLead; reply: LeadView };
  'customers.createCustomer': { args: CreateCustomer; reply: CustomerView };
  'customers.decideCredit': { args: { readonly customerId: string; } & DecideReview; reply: CreditProfileView };
  'customers.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'customers.disqualifyLead': { args: { readonly leadId: string; } & DisqualifyLead; reply: LeadView };
  'customers.eraseLeadPerson': { args: { readonly leadId: string; } & EraseLeadPerson; reply: LeadView };
  'customers.erasePersonalData': { args: { readonly requestId: string; } & AnswerSubjectRequest; reply: SubjectRequestView };
  'customers.exportCustomers': { args: ExportCustomers; reply: ExportView };
  'customers.exportLeads': { args: ExportLeads; reply: ExportView };
  'customers.exportOpportunities': { args: ExportOpportunities; reply: ExportView };
  'customers.exportPersonalData': { args: { readonly requestId: string; }; reply: PersonalDataExport };
  'customers.fileSubjectRequest': { args: FileSubjectRequest; reply: SubjectRequestView };
  'customers.handOver': { args: { readonly customerId: string; } & HandOverCustomer; reply: CustomerView };
  'customers.loseOpportunity': { args: { readonly opportunityId: string; } & LoseOpportunity; reply: OpportunityView };
  'customers.mapImportColumns': { args: { readonly importId: string; } & MapCustomersColumns; reply: ImportView };
  'customers.openOpportunity': { args: OpenOpportunity; reply: OpportunityView };
  'customers.qualifyLead': { args: { readonly leadId: string; } & QualifyLead; reply: LeadView };
  'customers.recordConsent': { args: { readonly customerId: string; readonly contactId: string; } & RecordContactConsent; reply: CustomerView };
  'customers.recordInteraction': { args: { readonly customerId: string; } & RecordInteraction; reply: InteractionView };
  'customers.recordNeeds': { args: { readonly opportunityId: string; } & RecordOpportunityNeeds; reply: OpportunityView };
  'customers.recycleLead': { args: { readonly leadId: string; } & RecycleLead; reply: LeadView };
  'customers.refuseSubjectRequest': { args: { readonly requestId: string; } & RefuseSubjectRequest; reply: SubjectRequestView };
  'customers.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'customers.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'customers.returnCreditToStep': { args: { readonly customerId: string; } & ReturnToStep; reply: CreditProfileView };
  'customers.revealContact': { args: { readonly customerId: string; readonly contactId: string; } & RevealPersonalData; reply: RevealedPersonView };
  'customers.revealLead': { args: { readonly leadId: string; } & RevealPersonalData; reply: RevealedPersonView };
  'customers.updateContact': { args: { readonly customerId: string; readonly contactId: string; } & UpdateCustomerContact; reply: CustomerView };
  'customers.updateCustomer': { args: { readonly customerId: string; } & UpdateCustomer; reply: CustomerView };
  'customers.urgeCredit': { args: { readonly customerId: string; } & SubmitterSays; reply: CreditProfileView };
  'customers.withdrawCredit': { args: { readonly customerId: string; } & SubmitterSays; reply: CreditProfileView };
  'expenses.addBudgetApprover': { args: { readonly budgetId: string; } & AddApprover; reply: BudgetView };
  'expenses.addClaimApprover': { args: { readonly claimId: string; } & AddApprover; reply: ClaimView };
  'expenses.addSupplementApprover': { args: { readonly supplementId: string; } & AddApprover; reply: SupplementView };
  'expenses.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'expenses.closeBudget': { args: { readonly budgetId: string; }; reply: BudgetView };
  'expenses.decideBudget': { args: { readonly budgetId: string; } & DecideReview; reply: BudgetView };
  'expenses.decideClaim': { args: { readonly claimId: string; } & DecideReview; reply: ClaimView };
  'expenses.decideSupplement': { args: { readonly supplementId: string; } & DecideReview; reply: SupplementView };
  'expenses.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'expenses.draftBudget': { args: DraftBudget; reply: BudgetView };
  'expenses.draftClaim': { args: DraftClaim; reply: ClaimView };
  'expenses.exportBudgets': { args: ExportBudgets; reply: ExportView };
  'expenses.exportClaims': { args: ExportClaims; reply: ExportView };
  'expenses.payClaim': { args: { readonly claimId: string; } & PayClaim; reply: ClaimView };
  'expenses.payPayout': { args: { readonly payoutId: string; } & PayPayout; reply: PayoutView };
  'expenses.refusePayout': { args: { readonly payoutId: string; } & RefusePayout; reply: PayoutView };
  'expenses.rejectClaim': { args: { readonly claimId: string; } & RejectClaim; reply: ClaimView };
  'expenses.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'expenses.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'expenses.requestSupplement': { args: RequestSupplement; reply: SupplementView };
  'expenses.returnBudgetToStep': { args: { readonly budgetId: string; } & ReturnToStep; reply: BudgetView };
  'expenses.returnClaimToStep': { args: { readonly claimId: string; } & ReturnToStep; reply: ClaimView };
  'expenses.returnSupplementToStep': { args: { readonly supplementId: string; } & ReturnToStep; reply: SupplementView };
  'expenses.reviseBudget': { args: { readonly budgetId: string; } & ReviseBudget; reply: BudgetView };
  'expenses.reviseClaim': { args: { readonly claimId: string; } & ReviseClaim; reply: ClaimView };
  'expenses.submitBudget': { args: { readonly budgetId: string; }; reply: BudgetView };
  'expenses.submitClaim': { args: { readonly claimId: string; }; reply: ClaimView };
  'expenses.urgeBudget': { args: { readonly budgetId: string; } & SubmitterSays; reply: BudgetView };
  'expenses.urgeClaim': { args: { readonly claimId: string; } & SubmitterSays; reply: ClaimView };
  'expenses.urgeSupplement': { args: { readonly supplementId: string; } & SubmitterSays; reply: SupplementView };
  'expenses.withdrawBudget': { args: { readonly budgetId: string; } & SubmitterSays; reply: BudgetView };
  'expenses.withdrawClaim': { args: { readonly claimId: string; }; reply: ClaimView };
  'expenses.withdrawSupplement': { args: { readonly supplementId: string; } & SubmitterSays; reply: SupplementView };
  'identity.addPartnerSecret': { args: { readonly partnerAppId: string; }; reply: NewPartnerSecretView };
  'identity.addUnit': { args: AddUnit; reply: UnitView };
  'identity.assignPosts': { args: { readonly personId: string; } & AssignPosts; reply: PersonView };
  'identity.changeMyPassword': { args: ChangePassword; reply: undefined };
  'identity.closeUnit': { args: { readonly unitId: string; }; reply: UnitView };
  'identity.confirmTotp': { args: ConfirmTotp; reply: RecoveryCodesView };
  'identity.delegate': { args: Delegate; reply: DelegationView };
  'identity.disable': { args: { readonly personId: string; }; reply: PersonView };
  'identity.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'identity.endPartnerApp': { args: { readonly partnerAppId: string; }; reply: PartnerAppView };
  'identity.enrolTotp': { args: object; reply: TotpEnrolmentView };
  'identity.finishOidc': { args: FinishOidc; reply: TokenView };
  'identity.found': { args: FoundCompany; reply: PersonView };
  'identity.handOverAll': { args: { readonly personId: string; } & HandOverAll; reply: HandOverView };
  'identity.hire': { args: HirePerson; reply: PersonView };
  'identity.importHolidays': { args: { readonly branch: string; } & ImportHolidays; reply: WorkCalendarView };
  'identity.movePerson': { args: { readonly personId: string; } & MovePerson; reply: PersonView };
  'identity.moveUnit': { args: { readonly unitId: string; } & MoveUnit; reply: UnitView };
  'identity.recordTraining': { args: RecordTraining; reply: TrainingView };
  'identity.registerPartnerApp': { args: RegisterPartnerApp; reply: PartnerAppView };
  'identity.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'identity.renameUnit': { args: { readonly unitId: string; } & RenameUnit; reply: UnitView };
  'identity.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'identity.resetPassword': { args: { readonly personId: string; } & ResetPassword; reply: PersonView };
  'identity.resetSecondFactor': { args: { readonly personId: string; }; reply: PersonView };
  'identity.resumePartnerApp': { args: { readonly partnerAppId: string; }; reply: PartnerAppView };
  'identity.retirePartnerSecret': { args: { readonly partnerAppId: string; readonly secretId: string; }; reply: PartnerAppView };
  'identity.revokeDelegation': { args: { readonly delegationId: string; }; reply: DelegationView };
  'identity.revokeMySession': { args: { readonly sessionId: string; }; reply: SessionView };
  'identity.setSalesKind': { args: { readonly unitId: string; } & SetSalesKind; reply: UnitView };
  'identity.setWorkCalendar': { args: { readonly branch: string; } & SetWorkCalendar; reply: WorkCalendarView };
  'identity.signIn': { args: TokenRequest; reply: TokenView };
  'identity.signOut': { args: RevokeToken; reply: undefined };
  'identity.startOidc': { args: object; reply: OidcStartView };
  'identity.suspendPartnerApp': { args: { readonly partnerAppId: string; }; reply: PartnerAppView };
  'identity.voidTraining': { args: { readonly trainingId: string; } & VoidTraining; reply: TrainingView };
  'imports.upload': { args: { readonly service: 'customers'; readonly fileName?: string | undefined; }; reply: ImportView };
  'orders.abandonProcess': { args: { readonly processId: string; } & AbandonProcess; reply: ProcessView };
  'orders.allocateReceipt': { args: { readonly receiptId: string; } & OrderId; reply: ReceiptView };
  'orders.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'orders.cancelOrder': { args: { readonly orderId: string; } & CancelOrder; reply: OrderView };
  'orders.cancelShipment': { args: { readonly shipmentId: string; } & CancelShipment; reply: ShipmentView };
  'orders.checkStock': { args: { readonly orderId: string; }; reply: OrderView };
  'orders.closeOrder': { args: { readonly orderId: string; }; reply: OrderView };
  'orders.confirmOrder': { args: { readonly orderId: string; }; reply: OrderView };
  'orders.confirmReceipt': { args: { readonly receiptId: string; }; reply: ReceiptView };
  'orders.deliverShipment': { args: { readonly shipmentId: string; } & DeliverShipment; reply: ShipmentView };
  'orders.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'orders.dispatchShipment': { args: { readonly shipmentId: string; } & DispatchShipment; reply: ShipmentView };
  'orders.exportOrders': { args: ExportOrders; reply: ExportView };
  'orders.exportReceipts': { args: ExportReceipts; reply: ExportView };
  'orders.exportReceivables': { args: ExportReceivables; reply: ExportView };
  'orders.issueInvoice': { args: { readonly invoiceId: string; } & IssueInvoice; reply: InvoiceView };
  'orders.planShipment': { args: PlanShipment; reply: ShipmentView };
  'orders.recordConsent': { args: { readonly orderId: string; } & RecordConsent; reply: OrderView };
  'orders.recordStock': { args: RecordStock; reply: StockItemView };
  'orders.rejectReceipt': { args: { readonly receiptId: string; } & RejectReceipt; reply: ReceiptView };
  'orders.releaseOrder': { args: { readonly orderId: string; }; reply: OrderView };
  'orders.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'orders.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'orders.reportReceipt': { args: ReportReceipt; reply: ReceiptView };
  'orders.reportShipmentException': { args: { readonly shipmentId: string; } & ReportShipmentException; reply: ShipmentView };
  'orders.requestInvoice': { args: RequestInvoice; reply: InvoiceView };
  'orders.retryProcess': { args: { readonly processId: string; }; reply: ProcessView };
  'orders.switchToPrepay': { args: { readonly orderId: string; }; reply: OrderView };
  'performance.abandonProcess': { args: { readonly processId: string; } & AbandonProcess; reply: ProcessView };
  'performance.acknowledgeTarget': { args: { readonly targetId: string; }; reply: TargetView };
  'performance.answerDispute': { args: { readonly scorecardId: string; } & AnswerDispute; reply: ScorecardView };
  'performance.approveBonus': { args: { readonly bonusId: string; }; reply: BonusView };
  'performance.cancelExport': { args: { readonly exportId: string; }; reply: ExportView };
  'performance.cascadeTarget': { args: { readonly targetId: string; } & CascadeTarget; reply: CascadedTargetView };
  'performance.closeMonth': { args: CloseMonth; reply: CycleView };
  'performance.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'performance.disputeScorecard': { args: { readonly scorecardId: string; } & DisputeScorecard; reply: ScorecardView };
  'performance.draftTarget': { args: DraftTarget; reply: TargetView };
  'performance.exportBonuses': { args: ExportBonuses; reply: ExportView };
  'performance.exportKpiFacts': { args: ExportKpiFacts; reply: ExportView };
  'performance.issueTarget': { args: { readonly targetId: string; }; reply: TargetView };
  'performance.lockMonth': { args: { readonly cycleId: string; }; reply: CycleView };
  'performance.publishScorecards': { args: { readonly cycleId: string; }; reply: CycleView };
  'performance.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'performance.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'performance.requestClosing': { args: RequestClosing; reply: ProcessView };
  'performance.requestPayout': { args: { readonly bonusId: string; }; reply: BonusView };
  'performance.retryProcess': { args: { readonly processId: string; }; reply: ProcessView };
  'policies.acknowledgeRegulation': { args: { readonly regulationId: string; } & AcknowledgeRegulation; reply: RegulationView };
  'policies.approve': { args: { readonly policyId: string; }; reply: PolicyView };
  'policies.approveRegulation': { args: { readonly regulationId: string; }; reply: RegulationView };
  'policies.discardDeadLetter': { args: { readonly deadLetterId: string; } & DiscardDeadLetter; reply: undefined };
  'policies.draftRegulation': { args: DraftRegulation; reply: RegulationView };
  'policies.propose': { args: ProposePolicy; reply: PolicyView };
  'policies.redraftRegulation': { args: { readonly regulationId: string; } & DraftRegulation; reply: RegulationView };
  'policies.reject': { args: { readonly policyId: string; } & RejectPolicy; reply: PolicyView };
  'policies.releaseParkedEvent': { args: { readonly eventId: string; }; reply: undefined };
  'policies.replayDeadLetter': { args: { readonly deadLetterId: string; }; reply: DeadLetterView };
  'policies.returnRegulation': { args: { readonly regulationId: string; } & ReturnRegulation; reply: RegulationView };
  'policies.reviewRegulation': { args: { readonly regulationId: string; }; reply: RegulationView };
  'policies.simulate': { args: SimulatePolicies; reply: SimulationView };
  'policies.submitRegulation': { args: { readonly regulationId: string; }; reply: RegulationView };
}

export interface Files {
  'contracts.contractPaper': { args: { readonly contractId: string; readonly explained?: boolean | undefined; }; reply: undefined };
  'exports.file': { args: { readonly service: 'customers' | 'contracts' | 'orders' | 'after-sales' | 'expenses' | 'performance'; readonly exportId: string; }; reply: undefined };
  'imports.problems': { args: { readonly service: 'customers'; readonly importId: string; }; reply: undefined };
}
