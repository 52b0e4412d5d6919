/** A problem the platform answered with (RFC 9457), as a person using it meets it. */
export interface ProblemBody {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly rule?: {
    readonly requirement: string;
    readonly clause?: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly waysForward: readonly { readonly operation: string; readonly http?: string; readonly whoMay: string }[];
  };
}

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(
    readonly operation: string,
    readonly problem: ProblemBody,
    /** The whole response, for its headers. */
    readonly response: Response,
  ) {
    super(
      `${operation}: ${problem.status} ${problem.code}: ${problem.detail}${(problem.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('')}`,
    );
    this.name = 'Refusal';
    this.code = problem.code;
    this.status = problem.status;
  }
}
