import { defineFault } from '@tradewind/kernel/fault';

export const serviceUnavailable = defineFault('service.unavailable', 'unavailable', {
  en: (d: { service: string }) => `The service "${d.service}" does not answer at the moment. Nothing was lost; try again with the same Idempotency-Key.`,
  zh: (d) => `服务“${d.service}”暂时没有应答。数据没有丢失；请用同一 Idempotency-Key 重试。`,
});

export const unexpected = defineFault('internal.unexpected', 'internal', {
  en: (d: { requestId: string }) => `Something unexpected happened. Tell the operator the request id ${d.requestId}.`,
  zh: (d) => `发生了意外错误。请把请求号 ${d.requestId} 告诉运维人员。`,
});

export const timeIsReal = defineFault('time.is-real', 'invalid', {
  en: () => 'This platform runs on real time; X-As-Of is only for demo and test platforms (SIMULATED_TIME=on).',
  zh: () => '本平台按真实时间运行；X-As-Of 仅用于演示和测试平台（SIMULATED_TIME=on）。',
});
