import { defineTexts } from '../i18n/index.js';

/** How the state of a step is read out. */
export const stepWords = defineTexts({
  done: { zh: '（已完成）', en: ' (done)' },
  now: { zh: '（进行中）', en: ' (now)' },
  later: { zh: '（未到）', en: ' (later)' },
  refused: { zh: '（未通过）', en: ' (refused)' },
});
