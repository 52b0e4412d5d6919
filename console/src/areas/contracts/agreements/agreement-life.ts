import type { StepState } from '../../../components/index.js';
import { reachedBefore } from '../life.js';
import type { Agreement } from './shapes.js';

type Stage = 'draft' | 'in-review' | 'approved' | 'signed' | 'effective' | 'ending' | 'expired' | 'terminated' | 'void';

export interface AgreementStep {
  readonly key: Stage;
  readonly state: StepState;
  readonly at?: string;
}

/** The way of an agreement until it holds; an agreement that was kept to its last day came to its good end. */
const WAY = ['draft', 'in-review', 'approved', 'signed', 'effective'] as const satisfies readonly Stage[];
type Lived = Pick<Agreement, 'status' | 'review' | 'signature' | 'effectiveOn' | 'ending' | 'endedOn'>;

/** The life of an agreement as one line; one that was given up or ended early ends where it was. */
export function agreementLife(agreement: Lived): readonly AgreementStep[] {
  const { status, ending, endedOn } = agreement;
  const passed = (count: number): readonly AgreementStep[] => WAY.slice(0, count).map((key) => ({ key, state: 'done', ...dayOf(key, agreement) }));
  const at = (day: string | null | undefined) => (day ? { at: day } : {});
  if (status === 'expired') return [...passed(WAY.length), { key: status, state: 'done', ...at(endedOn) }];
  if (status === 'ending') return [...passed(WAY.length), { key: status, state: 'now', ...at(ending?.endsOn) }];
  if (status === 'terminated' || status === 'void') return [...passed(reachedBefore(agreement)), { key: status, state: 'refused', ...at(endedOn) }];
  const now = WAY.indexOf(status);
  return WAY.map((key, place) => ({ key, state: place < now ? 'done' : place === now ? 'now' : 'later', ...dayOf(key, agreement) }));
}

function dayOf(stage: Stage, { review, signature, effectiveOn }: Lived): { readonly at?: string } {
  const days: Partial<Record<Stage, string | null | undefined>> = { 'in-review': review?.submittedAt, signed: signature?.signedOn, effective: effectiveOn };
  const day = days[stage];
  return day ? { at: day } : {};
}
