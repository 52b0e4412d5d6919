import { defineFault } from '@tradewind/kernel/fault';

export const ifMatchNeeded = defineFault('request.if-match-needed', 'precondition-required', {
  en: () => 'Send If-Match with the version you read (its ETag), so that nobody’s change is overwritten.',
  zh: () => '请在 If-Match 中带上您读到的版本（ETag），以免覆盖他人的修改。',
});

export const headerUnreadable = defineFault('request.header-unreadable', 'invalid', {
  en: (d: { header: string; form: string }) => `The header ${d.header} must look like ${d.form}.`,
  zh: (d) => `请求头 ${d.header} 的格式应为 ${d.form}。`,
});

export const bodyUnreadable = defineFault('request.body-unreadable', 'invalid', {
  en: (d: { why: string }) => `The body cannot be read: ${d.why}. Send one JSON object in UTF-8.`,
  zh: (d) => `无法读取请求内容：${d.why}。请发送一个 UTF-8 编码的 JSON 对象。`,
});

export const requestUnreadable = defineFault('request.unreadable', 'invalid', {
  en: () => 'The request cannot be read: a part of its address is too long or is no text.',
  zh: () => '无法读取请求：地址中有过长或无法识别的部分。',
});

export const bodyTooLarge = defineFault('request.body-too-large', 'invalid', {
  en: () => 'The body is larger than 1 MiB.',
  zh: () => '请求内容超过 1 MiB。',
});

export const tooManyRequests = defineFault('request.too-many', 'too-many', {
  en: (d: { limit: number }) => `More than ${d.limit} requests in this minute. Wait as long as Retry-After says; the same Idempotency-Key may be used again.`,
  zh: (d) => `本分钟请求超过 ${d.limit} 次。请按 Retry-After 等待后重试，可使用同一 Idempotency-Key。`,
});

export const routeUnknown = defineFault('request.route-unknown', 'not-found', {
  en: (d: { route: string }) => `There is no ${d.route}. See /docs for what there is.`,
  zh: (d) => `没有 ${d.route}。可用接口见 /docs。`,
});

export const overloaded = defineFault('gateway.overloaded', 'unavailable', {
  en: () => 'There is more to do at this moment than can be done. Nothing was begun; try again after Retry-After.',
  zh: () => '当前请求过多，系统暂时忙不过来。该请求尚未开始处理；请按 Retry-After 稍后重试。',
});

export const notFromTheConsole = defineFault('request.not-from-the-console', 'forbidden', {
  en: () => 'This is for the pages of the console, which send the header x-tradewind-console. Programs use POST /api/v1/oauth/token.',
  zh: () => '此接口仅供浏览器控制台的页面使用（页面会带上请求头 x-tradewind-console）。程序请使用 POST /api/v1/oauth/token。',
});
