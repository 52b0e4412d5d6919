import type { ReactNode } from 'react';
import { useRead, type ReplyOf } from '../../api/call.js';
import { useStepName } from '../../components/approval-texts.js';
import { DataTable, Figure, Figures, Money, Panel, Quantity, UnitName, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Result } from './shapes.js';
import { texts } from './texts.js';
import { useEffectWord, useKindWord, useSubjectWord } from './words.js';

type Review = Result['reviews'][number];
type Step = Result['steps'][number];
type Outcome = Result['outcomes'][number];
type Bonus = ReplyOf<'policies.simulatedBonuses'>['items'][number];

/** The difference the drafts would have made: approvals, refusals, due days, bonuses. */
export function SimulationResult({ simulationId, result }: { readonly simulationId: string; readonly result: Result }): ReactNode {
  const t = useTexts(texts);
  const { facts, reviews, steps, outcomes, bonuses } = result;
  const changed = reviews.filter((each) => each.changed > 0);
  const isSame = changed.length === 0 && outcomes.length === 0 && bonuses.peopleChanged === 0;
  return (
    <Panel title={t('result')}>
      <Figures>
        <Figure label={t('factsLooked')} value={<Quantity value={facts} />} />
        <Figure label={t('bonusBefore')} value={<Money value={bonuses.before} />} />
        <Figure label={t('bonusAfter')} value={<Money value={bonuses.after} />} />
      </Figures>
      {isSame && <p>{t('noDifference')}</p>}
      {changed.length > 0 && <Reviews reviews={changed} steps={steps} />}
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} />}
      {bonuses.peopleChanged > 0 && <Bonuses simulationId={simulationId} people={bonuses.peopleChanged} />}
    </Panel>
  );
}

function Reviews({ reviews, steps }: { readonly reviews: readonly Review[]; readonly steps: readonly Step[] }): ReactNode {
  const t = useTexts(texts);
  const kindWord = useKindWord();
  const stepName = useStepName();
  const ofReviews: readonly Column<Review>[] = [
    { key: 'key', title: t('policy'), render: ({ key }) => kindWord(key) },
    { key: 'reviews', title: t('reviews'), align: 'end', render: (row) => <Quantity value={row.reviews} /> },
    { key: 'changed', title: t('changedCount'), align: 'end', render: (row) => <Quantity value={row.changed} /> },
    { key: 'amountChanged', title: t('amountChanged'), align: 'end', render: ({ amountChanged }) => <Money value={amountChanged} /> },
    { key: 'examples', title: t('examples'), render: ({ examples }) => examples.join(', ') },
  ];
  const ofSteps: readonly Column<Step>[] = [
    { key: 'step', title: t('step'), render: ({ key, step }) => `${kindWord(key)} · ${stepName(step)}` },
    { key: 'before', title: t('beforeCount'), align: 'end' },
    { key: 'after', title: t('afterCount'), align: 'end' },
    { key: 'added', title: t('added'), align: 'end' },
    { key: 'saved', title: t('saved'), align: 'end' },
    { key: 'otherPeople', title: t('otherPeople'), align: 'end' },
  ];
  return (
    <>
      <h3>{t('reviewsChanged')}</h3>
      <DataTable name="simulated-reviews" columns={ofReviews} rows={reviews} rowKey={({ key }) => key} />
      <DataTable name="simulated-steps" columns={ofSteps} rows={steps} rowKey={({ key, step }) => `${key} ${step}`} />
    </>
  );
}

function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }): ReactNode {
  const t = useTexts(texts);
  const effectWord = useEffectWord();
  const subjectWord = useSubjectWord();
  const columns: readonly Column<Outcome>[] = [
    { key: 'subject', title: t('subject'), render: ({ subject }) => subjectWord(subject) },
    { key: 'effect', title: t('effect'), render: ({ effect }) => effectWord(effect) },
    { key: 'count', title: t('count'), align: 'end' },
    { key: 'amount', title: t('amountChanged'), align: 'end', render: ({ amount }) => <Money value={amount} /> },
    { key: 'code', title: t('code'), render: ({ code }) => <code>{code}</code> },
    { key: 'examples', title: t('examples'), render: ({ examples }) => examples.join(', ') },
  ];
  return (
    <>
      <h3>{t('outcomes')}</h3>
      <DataTable name="simulated-outcomes" columns={columns} rows={outcomes} rowKey={({ subject, code, effect }) => `${subject} ${code} ${effect}`} />
    </>
  );
}

function Bonuses({ simulationId, people }: { readonly simulationId: string; readonly people: number }): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('policies.simulatedBonuses', { simulationId });
  const columns: readonly Column<Bonus>[] = [
    { key: 'personName', title: t('person') },
    { key: 'org', title: t('forUnit'), render: ({ org }) => <UnitName path={org} /> },
    { key: 'before', title: t('bonusBefore'), align: 'end', render: ({ before }) => <Money value={before} /> },
    { key: 'after', title: t('bonusAfter'), align: 'end', render: ({ after }) => <Money value={after} /> },
  ];
  return (
    <>
      <h3>{t('peopleChanged', { n: people })}</h3>
      <DataTable name="simulated-bonuses" columns={columns} rows={data?.data.items ?? []} rowKey={({ personId }) => personId} />
    </>
  );
}
