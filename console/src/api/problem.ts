export interface WayForward {
  readonly operation: string;
  readonly http?: string;
  readonly whoMay?: string;
}

/** The rule that refused, what it looked at, and what may lawfully be done instead. */
export interface RefusedBy {
  readonly requirement: string;
  readonly clause?: string;
  readonly policyVersion?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly waysForward: readonly WayForward[];
}

export interface FieldProblem {
  /** `lines.0.quantity` */
  readonly field: string;
  readonly message: string;
}

/** An answer that is not what was asked for (RFC 9457). `status` 0: there was no answer at all. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly rule?: RefusedBy;
  readonly errors?: readonly FieldProblem[];
}

/** A problem on its way to whoever asked. */
export class ProblemError extends Error implements Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly rule?: RefusedBy;
  readonly errors?: readonly FieldProblem[];

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.requestId;
    if (problem.rule) this.rule = problem.rule;
    if (problem.errors) this.errors = problem.errors;
  }
}

/** Whatever was thrown, as a problem: a fault of this program is one as well. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { status: 0, code: 'console.fault', title: '', detail, requestId: '' };
}

interface WireProblem extends Omit<Problem, 'errors' | 'rule'> {
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly rule?: Partial<RefusedBy> & { readonly requirement: string };
}

const fieldOf = (pointer: string): string => pointer.replace(/^#?\//, '').replaceAll('/', '.');

/** `application/problem+json`, or whatever a proxy on the way said instead. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('x-request-id') ?? '';
  const body = (await response.json().catch(() => undefined)) as Partial<WireProblem> | undefined;
  if (body?.code === undefined)
    return new ProblemError({ status: response.status, code: `http.${String(response.status)}`, title: response.statusText, detail: '', requestId });
  const { errors, rule } = body;
  return new ProblemError({
    status: body.status ?? response.status,
    code: body.code,
    title: body.title ?? '',
    detail: body.detail ?? '',
    requestId: body.requestId ?? requestId,
    ...(errors && { errors: errors.map(({ pointer, detail }) => ({ field: fieldOf(pointer), message: detail })) }),
    ...(rule && { rule: { ...rule, facts: rule.facts ?? {}, waysForward: rule.waysForward ?? [] } }),
  });
}
