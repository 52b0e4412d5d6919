import { defineFault } from '@tradewind/kernel/fault';

export const partnerAppNotFound = defineFault('partner-app.not-found', 'not-found', {
  en: (d: { partnerAppId: string }) => `There is no partner app ${d.partnerAppId}.`,
  zh: (d) => `没有合作方应用 ${d.partnerAppId}。`,
});

export const partnerSecretNotFound = defineFault('partner-app.secret-not-found', 'not-found', {
  en: (d: { secretId: string }) => `The partner app has no live secret ${d.secretId}.`,
  zh: (d) => `该合作方应用没有有效密钥 ${d.secretId}。`,
});

export const scopeUnknown = defineFault(
  'partner-app.scope-unknown',
  'refused',
  {
    en: (d: { unknown: readonly string[] }) => `There is no operation ${d.unknown.join(', ')}. Operations are named as in /docs, e.g. orders.getOrder.`,
    zh: (d) => `没有操作 ${d.unknown.join('、')}。操作名称见 /docs，例如 orders.getOrder。`,
  },
  { requirement: 'ORG-13' },
);

export const scopeNotForPartners = defineFault(
  'partner-app.scope-not-for-partners',
  'refused',
  {
    en: (d: { operations: readonly string[] }) =>
      `No app may ${d.operations.join(', ')}: the regulation has people in their posts decide, sign and administer.`,
    zh: (d) => `应用不得执行 ${d.operations.join('、')}：制度规定审批、签字和管理由在岗人员办理。`,
  },
  { requirement: 'ORG-13', clause: '003-E a2' },
);

export const scopeIncomplete = defineFault(
  'partner-app.scope-incomplete',
  'refused',
  {
    en: (d: { missing: readonly string[] }) =>
      `What the app is to do asks more in its name: give it ${d.missing.join(', ')} as well. /docs says so at each operation.`,
    zh: (d) => `所选操作会以该应用的名义调用其他操作：请一并授予 ${d.missing.join('、')}。各操作的说明见 /docs。`,
  },
  { requirement: 'ORG-13' },
);

export const addressRangeWrong = defineFault('partner-app.address-range-wrong', 'invalid', {
  en: (d: { range: string }) => `"${d.range}" is no address range. Write 203.0.113.7/32, 203.0.113.0/24 or 2001:db8::/32.`,
  zh: (d) => `“${d.range}”不是有效的地址段。请写成 203.0.113.7/32、203.0.113.0/24 或 2001:db8::/32。`,
});

export const twoSecretsLive = defineFault('partner-app.two-secrets-live', 'conflict', {
  en: () => 'Two secrets are live already. Retire the one that is no longer used, then add the next.',
  zh: () => '已有两个有效密钥。请先停用不再使用的密钥，再新增。',
});

export const credentialsWrong = defineFault('partner-app.credentials-wrong', 'unauthenticated', {
  en: () => 'The client id or the secret is not right, or the app is suspended.',
  zh: () => '应用标识或密钥不正确，或应用已停用。',
});

export const addressNotAllowed = defineFault(
  'partner-app.address-not-allowed',
  'forbidden',
  {
    en: (d: { address: string }) => `This app may not be used from ${d.address}. Ask the administrator to allow the address.`,
    zh: (d) => `该应用不允许从 ${d.address} 访问。请联系系统管理员登记该地址。`,
  },
  { requirement: 'ORG-13' },
);

export const timestampOff = defineFault('signature.timestamp-off', 'unauthenticated', {
  en: (d: { serverTime: number }) =>
    `X-Timestamp is more than 300 s away from our clock, which reads ${d.serverTime}. Set the clock of the client by NTP and sign again.`,
  zh: (d) => `X-Timestamp 与服务器时间（${d.serverTime}）相差超过 300 秒。请用 NTP 校准客户端时钟后重新签名。`,
});

export const signatureWrong = defineFault('signature.wrong', 'unauthenticated', {
  en: (d: { request: string; bodyHash: string }) =>
    `The signature does not match. We read the request as "${d.request}" with the body hash ${d.bodyHash}; compare with what you signed (docs/how-to/integrate-a-partner.md).`,
  zh: (d) => `签名不匹配。服务器读到的请求为“${d.request}”，正文哈希为 ${d.bodyHash}；请与您签名的内容比对。`,
});

export const nonceUsed = defineFault('signature.nonce-used', 'unauthenticated', {
  en: () => 'This X-Nonce was used before. Sign every request, also a retry, with a new nonce; the Idempotency-Key stays the same.',
  zh: () => '该 X-Nonce 已使用过。每次请求（包括重试）都要用新的随机数签名；Idempotency-Key 保持不变。',
});
