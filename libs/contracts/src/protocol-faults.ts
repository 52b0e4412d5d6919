import { defineFault, Fault } from '@tradewind/kernel/fault';

// What any operation may answer because of how it is called, not because of what it does.

export const changedMeanwhile = defineFault('version.changed-meanwhile', 'precondition-failed', {
  en: (d: { yours: number; current: number }) => `You saw version ${d.yours}; it is now version ${d.current}. Read it again and decide anew.`,
  zh: (d) => `您看到的是第 ${d.yours} 版，现在是第 ${d.current} 版。请重新读取后再决定。`,
});

export const raced = defineFault('version.raced', 'conflict', {
  en: () => 'Somebody else changed this record at the same moment. Try again.',
  zh: () => '同一时刻有人修改了此记录，请重试。',
});

export const keyUsedForSomethingElse = defineFault('idempotency.key-used-for-something-else', 'refused', {
  en: () => 'This Idempotency-Key was already used with another request. Use a new key for a new request.',
  zh: () => '该 Idempotency-Key 已用于另一请求；新的请求请使用新的键。',
});

export const keyNeeded = defineFault(
  'idempotency.key-needed',
  'invalid',
  {
    en: () =>
      'A partner app sends an Idempotency-Key with every POST and PATCH, so that trying again after a time-out does the work once. Use a new UUID per command.',
    zh: () => '合作方应用的每个 POST 和 PATCH 请求都必须带 Idempotency-Key，超时重试时才不会重复执行。每个命令请使用新的 UUID。',
  },
  { requirement: 'INT-04' },
);

const running = defineFault('idempotency.still-running', 'conflict', {
  en: () => 'The first request with this Idempotency-Key is still being worked on. Try again in a moment.',
  zh: () => '使用该 Idempotency-Key 的首个请求仍在处理，请稍后重试。',
});

/** With the time after which the first request has ended one way or the other (R6). */
export const stillRunning = Object.assign((): Fault => new Fault({ ...running().data, retryAfter: 2 }), { code: running.code, kind: running.kind });

export const tooLate = defineFault('call.too-late', 'unavailable', {
  en: () => 'The time for this request ran out before the work was done. Nothing was changed; try again.',
  zh: () => '请求在处理完成前已超时，没有任何改动；请重试。',
});

export const contended = defineFault('database.contended', 'unavailable', {
  en: () => 'Too many people are changing the same records at this moment. Nothing was changed; try again.',
  zh: () => '此刻有太多人在修改同一批记录，没有任何改动；请重试。',
});

export const databaseTooSlow = defineFault('database.too-slow', 'unavailable', {
  en: () => 'The database needed too long for this request. Nothing was changed; try again, or ask for less at once.',
  zh: () => '数据库处理该请求的时间过长，没有任何改动；请重试，或缩小一次请求的范围。',
});

export const databaseAway = defineFault('database.away', 'unavailable', {
  en: () => 'The database cannot be reached at the moment. Try again; with the same Idempotency-Key nothing is done twice.',
  zh: () => '暂时无法连接数据库。请重试；使用同一 Idempotency-Key 不会重复执行。',
});
