/** A step as the process itself knows it: how long it may take, and whether somebody has to act for it. */
export interface PlannedStep {
  readonly name: string;
  /** Milliseconds after which the process acts, by asking or doing; null: only a fact brings it on. */
  readonly after: number | null;
  /** Milliseconds after which the process is stuck. */
  readonly patience: number;
  /** Its effect can be taken back. */
  readonly undoable: boolean;
}

/** The steps of one kind of process, in their order. A changed order or meaning is a new version (R5). */
export interface Plan {
  readonly kind: string;
  readonly version: number;
  /** It moves money: nobody may give it up. */
  readonly money: boolean;
  readonly steps: readonly PlannedStep[];
}

export const stepNamed = ({ kind, steps }: Plan, name: string): PlannedStep => {
  const found = steps.find((step) => step.name === name);
  if (!found) throw new Error(`${kind} has no step ${name}`);
  return found;
};

export const stepAfter = ({ steps }: Plan, name: string): PlannedStep | undefined => steps[steps.findIndex((step) => step.name === name) + 1];

/** Everything that can be taken back, the latest first; only what comes before `name` where one is given. */
export const undoable = ({ steps }: Plan, name?: string): PlannedStep[] => {
  const before =
    name === undefined
      ? steps
      : steps.slice(
          0,
          steps.findIndex((step) => step.name === name),
        );
  return before.filter((step) => step.undoable).reverse();
};
