import type { FieldSpec } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import type { Survey } from './shapes.js';
import type { texts } from './texts.js';
import { markField, markOf } from './visit-fields.js';

type T = Say<typeof texts>;
type Values = Readonly<Record<string, unknown>>;

const CHANNELS = ['questionnaire', 'interview'] as const;
const USUAL = ['quality', 'delivery', 'service'] as const;

/** A survey: how it is asked, and which questions (AFS-18). */
export const surveyFields = (t: T): readonly FieldSpec[] => [
  { name: 'channel', label: t('channel'), kind: 'select', required: true, options: CHANNELS.map((value) => ({ value, label: t(`channel-${value}`) })) },
  {
    ...{ name: 'questions', label: t('questions'), kind: 'lines', min: 1 },
    columns: [
      { name: 'code', label: t('questionCode'), kind: 'text', required: true },
      { name: 'text', label: t('questionText'), kind: 'text', required: true },
    ],
  },
];

/** The three questions that are asked most, to be changed or sent as they are. */
export const surveyInitial = (t: T): Values => ({ channel: 'interview', questions: USUAL.map((code) => ({ code, text: t(`question-${code}`) })) });

/** One mark for each question, in its order. */
export const answerFields = (t: T, { questions }: Survey): readonly FieldSpec[] => [
  ...questions.map(({ text }, place) => markField(t, nameAt(place), text)),
  { name: 'remark', label: t('remark'), kind: 'long' },
];

export const withAnswers =
  ({ questions }: Survey) =>
  ({ remark, ...marks }: Values): Values => ({
    answers: questions.flatMap(({ code }, place) => {
      const mark = markOf(marks[nameAt(place)]);
      return mark === undefined ? [] : [{ code, mark }];
    }),
    ...(typeof remark === 'string' && remark !== '' && { remark }),
  });

const nameAt = (place: number): string => `answer${String(place)}`;
