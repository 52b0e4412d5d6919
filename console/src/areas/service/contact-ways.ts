import type { FieldSpec } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import type { texts } from './texts.js';

const CONTACT_WAYS = ['phone', 'on-site', 'web', 'message', 'mail'] as const;

/** How the customer was spoken to. */
export const wayField = (t: Say<typeof texts>, name: string, label: string): FieldSpec => ({
  ...{ name, label, kind: 'select', required: true },
  options: CONTACT_WAYS.map((value) => ({ value, label: t(`way-${value}`) })),
});
