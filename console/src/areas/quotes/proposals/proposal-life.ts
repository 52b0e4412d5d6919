import type { StepState } from '../../../components/index.js';
import type { Proposal } from './shapes.js';

export interface ProposalStep {
  readonly key: Proposal['status'];
  readonly state: StepState;
  readonly at?: string;
}

const WAY = ['draft', 'presented', 'accepted'] as const satisfies readonly Proposal['status'][];

/** From the first draft to the customer's yes; what was given up ends where it was. */
export function proposalLife({ status, presentations, saidOn }: Pick<Proposal, 'status' | 'presentations' | 'saidOn'>): readonly ProposalStep[] {
  const days = { draft: undefined, presented: presentations.at(-1)?.presentedOn, accepted: saidOn ?? undefined };
  const step = (key: (typeof WAY)[number], state: StepState): ProposalStep => ({
    key,
    state,
    ...(state !== 'later' && days[key] !== undefined && { at: days[key] }),
  });
  if (status === 'dropped') return [...WAY.slice(0, presentations.length > 0 ? 2 : 1).map((key) => step(key, 'done')), { key: status, state: 'refused' }];
  const now = WAY.indexOf(status);
  return WAY.map((key, place) => step(key, place < now || status === 'accepted' ? 'done' : place === now ? 'now' : 'later'));
}
