import type { Step } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Month } from './shapes.js';
import { texts } from './texts.js';

const LIFE = ['calculated', 'published', 'locked'] as const;
const NAMES = { calculated: 'stateCalculated', published: 'statePublished', locked: 'stateLocked' } as const;

/** How far a closed month is. */
export function useMonthSteps(): (month: Month) => readonly Step[] {
  const t = useTexts(texts);
  return ({ status, closedAt, publishedAt, lockedAt }) => {
    const at = { calculated: closedAt, published: publishedAt, locked: lockedAt };
    const reached = LIFE.findIndex((each) => each === status);
    return LIFE.map((each, place) => ({
      key: each,
      title: t(NAMES[each]),
      state: place <= reached ? 'done' : place === reached + 1 ? 'now' : 'later',
      at: at[each],
    }));
  };
}
