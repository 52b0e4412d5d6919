import { defineFault, Fault } from '@tradewind/kernel/fault';

const SECONDS = 30;

const paused = defineFault('service.writes-paused', 'unavailable', {
  en: (d: { service: string; why: string }) =>
    `The service "${d.service}" takes no changes at the moment (${d.why}): what was committed must get out first. Nothing was lost and reading works; try again with the same Idempotency-Key.`,
  zh: (d) => `服务“${d.service}”暂停写入（${d.why}）：须先发出已提交的事件。数据没有丢失，查询不受影响；请用同一 Idempotency-Key 稍后重试。`,
});

/** Commands are refused before the outbox or the disk is full; reads go on (R2). */
export const writesPaused = (facts: { service: string; why: string }): Fault => new Fault({ ...paused(facts).data, retryAfter: SECONDS });
