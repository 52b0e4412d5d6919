import type { FieldSpec } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import { wayField } from './contact-ways.js';
import type { texts } from './texts.js';

type T = Say<typeof texts>;

const MARKS = ['5', '4', '3', '2', '1'] as const;

/** 1 to 5, chosen not typed. */
export const markField = (t: T, name: string, label: string): FieldSpec => ({
  ...{ name, label, kind: 'select', required: true, hint: t('markHint') },
  options: MARKS.map((value) => ({ value, label: t('mark', { mark: value }) })),
});

/** What is asked on a return visit (AFS-13, AFS-20). */
export const visitFields = (t: T): readonly FieldSpec[] => [
  wayField(t, 'how', t('how')),
  { name: 'customerSaid', label: t('customerSaid'), kind: 'long', required: true },
  markField(t, 'qualityMark', t('qualityMark')),
  markField(t, 'shippingMark', t('shippingMark')),
];

type Values = Readonly<Record<string, unknown>>;

/** Marks are chosen as words and sent as whole numbers. */
export const withMarks = ({ qualityMark, shippingMark, ...rest }: Values): Values => ({
  ...rest,
  qualityMark: markOf(qualityMark),
  shippingMark: markOf(shippingMark),
});

export const markOf = (value: unknown): number | undefined => (typeof value === 'string' && value !== '' ? Number.parseInt(value, 10) : undefined);
