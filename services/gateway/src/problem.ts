import type { FaultData, FaultKind, FieldError, Rule } from '@tradewind/kernel/fault';
import type { Text } from '@tradewind/kernel/text';
import { ROUTES } from './routes.js';
import { say, type Language } from './language.js';

/** The only place in the platform where a fault becomes an HTTP status (RFC 9457). */
export const STATUS_OF = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  refused: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<FaultKind, number>;

const TITLES: Record<FaultKind, Text> = {
  invalid: { en: 'The request is not valid', zh: '请求无效' },
  unauthenticated: { en: 'Not signed in', zh: '未登录' },
  forbidden: { en: 'Not permitted', zh: '没有权限' },
  'not-found': { en: 'Not found', zh: '未找到' },
  conflict: { en: 'Not possible in this state', zh: '当前状态不允许' },
  'precondition-failed': { en: 'Changed meanwhile', zh: '已被修改' },
  refused: { en: 'Refused by a rule', zh: '制度不允许' },
  'precondition-required': { en: 'If-Match is needed', zh: '需要 If-Match' },
  'too-many': { en: 'Too many requests', zh: '请求过多' },
  unavailable: { en: 'Not available at the moment', zh: '暂时不可用' },
  internal: { en: 'Unexpected error', zh: '意外错误' },
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
  readonly rule?: object;
}

/** A fault as `application/problem+json`, in the reader's language. */
export function problemOf(fault: FaultData, at: { readonly language: Language; readonly instance: string; readonly requestId: string }): Problem {
  const { code, kind, text, errors, rule, facts } = fault;
  return {
    type: `/docs/problems#${code}`,
    title: say(TITLES[kind], at.language),
    status: STATUS_OF[kind],
    detail: say(text, at.language),
    instance: at.instance,
    code,
    requestId: at.requestId,
    ...(errors && { errors }),
    ...(rule && { rule: ruleOf(rule, facts) }),
  };
}

/** What was enforced, on which facts, and what may lawfully be done instead. */
function ruleOf({ requirement, clause, waysForward = [] }: Rule, facts: FaultData['facts']): object {
  const { policyVersion, ...others } = facts;
  return {
    requirement,
    ...(clause !== undefined && { clause }),
    ...(policyVersion !== undefined && { policyVersion }),
    facts: others,
    waysForward: waysForward.map(({ operation, whoMay }) => ({ operation, http: ROUTES.get(operation), whoMay })),
  };
}
