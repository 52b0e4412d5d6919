import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Flag, Id, Instant, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest, type Page } from '../page.js';

/** Services that own work which spans services. */
export const PROCESS_SERVICES = ['contracts', 'orders', 'performance'] as const;
export type ProcessService = (typeof PROCESS_SERVICES)[number];

export const PROCESS_STATUSES = ['running', 'compensating', 'stuck', 'done', 'compensated'] as const;
export type ProcessStatus = (typeof PROCESS_STATUSES)[number];

export class ProcessId {
  @Id() readonly processId!: string;
}

export class FindProcesses extends PageRequest {
  @AnyOf(PROCESS_STATUSES, { name: 'ProcessStatus' }) readonly status?: ProcessStatus[];
  @Code({ optional: true, doc: 'e.g. `bonus-payout`' }) readonly kind?: string;
  @Id({ optional: true, doc: 'The contract, shipment, bonus … it is about' }) readonly subjectId?: string;
}

export class AbandonProcess {
  @Text({ max: 500, doc: 'Why it is given up' }) readonly reason!: string;
}

export class ProcessStepView {
  @Code() readonly step!: string;
  @Instant() readonly startedAt!: string;
  @Count({ doc: 'How often it was tried' }) readonly attempts!: number;
  @Instant({ nullable: true }) readonly answeredAt!: string | null;
  @Instant({ nullable: true, doc: 'Its effect was taken back' }) readonly undoneAt!: string | null;
  @Text({ nullable: true, max: 1000 }) readonly lastError!: string | null;
}

/** Work that spans services: what has been done, what is waited for, until when (R5). */
export class ProcessView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly kind!: string;
  @Count({ doc: 'Version of the definition it was begun under' }) readonly definitionVersion!: number;
  @Flag({ doc: 'About money: it is never given up' }) readonly money!: boolean;
  @Id() readonly subjectId!: string;
  @Text({ nullable: true, doc: 'Number of the contract, shipment, bonus …' }) readonly subjectNo!: string | null;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(PROCESS_STATUSES, { name: 'ProcessStatus' }) readonly status!: ProcessStatus;
  @Code({ nullable: true, doc: 'The step it is at; null when it is over' }) readonly step!: string | null;
  @Flag({ doc: 'It takes back what was done' }) readonly undoing!: boolean;
  @ListOf(() => ProcessStepView, { min: 0 }) readonly steps!: readonly ProcessStepView[];
  @Instant({ nullable: true, doc: 'When it becomes stuck unless the step is answered' }) readonly deadline!: string | null;
  @Instant({ nullable: true, doc: 'When it acts next' }) readonly nextAttempt!: string | null;
  @Text({ nullable: true, max: 500, doc: 'Why it turned back' }) readonly reason!: string | null;
  @Instant() readonly updatedAt!: string;
}

export const processNotFound = defineFault('process.not-found', 'not-found', {
  en: (d: { processId: string }) => `There is no process ${d.processId} within your reach.`,
  zh: (d) => `您的权限范围内没有流程 ${d.processId}。`,
});

export const processNotStuck = defineFault('process.not-stuck', 'conflict', {
  en: (d: { status: string }) => `The process is ${d.status}: only one that is stuck needs somebody's hand.`,
  zh: (d) => `流程状态为“${d.status}”：只有停滞的流程需要人工处理。`,
});

export const moneyIsNotGivenUp = defineFault(
  'process.money-is-not-given-up',
  'refused',
  {
    en: () => 'This process moves money: it is brought to an end, never given up. Remove the cause and try again.',
    zh: () => '此流程涉及资金，必须办结，不得放弃。请排除原因后重试。',
  },
  { requirement: 'EXP-13', clause: '000 §5.2.4' },
);

export const alreadyTurningBack = defineFault('process.turning-back', 'conflict', {
  en: () => 'The process is already taking back what was done. Try again when the cause is removed.',
  zh: () => '流程已在撤回，请排除原因后重试。',
});

export const definitionUnknown = defineFault('process.definition-unknown', 'precondition-failed', {
  en: (d: { kind: string; version: number }) => `This build does not know ${d.kind} in version ${d.version}, under which the process was begun.`,
  zh: (d) => `当前版本不认识该流程启动时的定义 ${d.kind} 第 ${d.version} 版。`,
});

const ProcessPage = page(ProcessView);

export interface ProcessesApi extends Api {
  readonly findProcesses: Operation<FindProcesses, Page<ProcessView>>;
  readonly retryProcess: Operation<ProcessId, ProcessView>;
  readonly abandonProcess: Operation<ProcessId & AbandonProcess, ProcessView>;
}

/** The same three operations in each of these services: long work is seen and helped, not searched for in tables. */
export const processesApi = (service: ProcessService): ProcessesApi =>
  defineApi(service, {
    findProcesses: operation({
      http: `GET /processes/${service}`,
      allow: 'process:read',
      summary: `Work of ${service} that spans services, newest first; filter by status for what is stuck`,
      query: FindProcesses,
      reply: ProcessPage,
    }),
    retryProcess: operation({
      http: `POST /processes/${service}/:processId/retry`,
      allow: 'process:manage',
      summary: 'Try the step of a stuck process again, with its whole patience',
      params: ProcessId,
      reply: ProcessView,
      faults: [processNotFound, processNotStuck, definitionUnknown],
    }),
    abandonProcess: operation({
      http: `POST /processes/${service}/:processId/abandon`,
      allow: 'process:manage',
      summary: 'Give up a stuck process that moves no money; what it did is taken back',
      params: ProcessId,
      body: AbandonProcess,
      reply: ProcessView,
      faults: [processNotFound, processNotStuck, moneyIsNotGivenUp, alreadyTurningBack, definitionUnknown],
    }),
  });

export const PROCESSES_APIS = Object.fromEntries(PROCESS_SERVICES.map((service) => [service, processesApi(service)])) as Readonly<
  Record<ProcessService, ProcessesApi>
>;
