/** Something a person can mend: what failed, why, and what to do about it. Everything else is a bug and keeps its stack. */
export class StartFailure extends Error {
  readonly why: string;
  readonly whatToDo: string;

  constructor(what: string, why: string, whatToDo: string) {
    super(what);
    this.name = 'StartFailure';
    this.why = why;
    this.whatToDo = whatToDo;
  }
}

/** The work was given up because somebody asked us to stop; nothing to report. */
export class Stopped extends Error {
  constructor() {
    super('stopped on request');
  }
}

export function reason(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
