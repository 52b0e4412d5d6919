import type { ReactNode } from 'react';
import { useStepName } from '../../components/approval-texts.js';
import { Steps, type Step, type StepState } from '../../components/index.js';
import type { Review } from './shapes.js';

const STATES: Readonly<Record<string, StepState>> = {
  approved: 'done',
  'not-needed': 'done',
  waiting: 'now',
  pending: 'later',
  returned: 'refused',
  rejected: 'refused',
};

/** Who has agreed and who is next, as one line. */
export function ReviewLine({ review }: { readonly review: Review }): ReactNode {
  const stepName = useStepName();
  const steps = review.steps.map(({ step, round, state, at, byName, named }): Step => ({
    key: `${String(round)} ${step}`,
    title: stepName(step),
    state: STATES[state] ?? 'later',
    at,
    ...((byName ?? named[0]) !== undefined && { note: byName ?? named.join(', ') }),
  }));
  return <Steps steps={steps} />;
}
