import { useState, type ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { Day, FormDrawer, Kanban, Money, Refusal, useStatusOptions, useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { STAGES, worthOf, type Opportunity, type Stage } from './stages.js';
import { texts } from './texts.js';

interface Board {
  readonly cards: readonly Opportunity[];
  readonly onOpen: (opportunityId: string) => void;
}

/** Stages side by side with what they may be worth. To move a card is to ask for it: the platform says whether stages may be passed so. */
export function OpportunityBoard({ cards, onOpen }: Board): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const stages = useStatusOptions('opportunity', STAGES);
  const wordOf = (stage: string): string => stages.find(({ value }) => value === stage)?.label ?? stage;
  const move = useMove(wordOf);
  return (
    <>
      {move.refusal}
      <div className="opportunity-board">
        <Kanban
          columns={stages.map(({ value, label }) => ({ key: value, title: label, sum: <Money value={worthOf(cards, value as Stage)} /> }))}
          cards={cards}
          cardKey={({ id }) => id}
          column={({ stage }) => stage}
          label={({ title, customerName, stage }) => t('card', { title, customer: customerName, stage: wordOf(stage) })}
          render={(card) => <Card card={card} />}
          onOpen={({ id }) => onOpen(id)}
          onMove={(card, to) => move.begin(card, to as Stage)}
          mayMove={() => may('customer:write')}
        />
      </div>
      <p className="quiet">{t('wonHint')}</p>
    </>
  );
}

function Card({ card: { title, customerName, expectedAmount, expectedOn, stage } }: { readonly card: Opportunity }): ReactNode {
  const t = useTexts(texts);
  const isLate = expectedOn !== null && expectedOn < today() && stage !== 'won' && stage !== 'lost';
  return (
    <div className="opportunity-card">
      <strong>{title}</strong>
      <span className="quiet">{customerName}</span>
      {expectedAmount !== null && <Money value={expectedAmount} />}
      {expectedOn !== null && (
        <span className={isLate ? 'bad' : 'quiet'}>
          <Day value={expectedOn} /> {isLate && t('late')}
        </span>
      )}
    </div>
  );
}

interface Move {
  readonly begin: (card: Opportunity, to: Stage) => void;
  /** What was refused, with its ways forward, and the question why something is lost. */
  readonly refusal: ReactNode;
}

/** Each move is the lawful command for it: to be lost needs a reason, everything else is an advance to the stage that was meant. */
function useMove(wordOf: (stage: string) => string): Move {
  const t = useTexts(texts);
  const { say } = useToast();
  const [, change] = useView();
  const [card, setCard] = useState<Opportunity | null>(null);
  const [losing, setLosing] = useState(false);
  const advance = useCommand('customers.advanceOpportunity', { touches: ['customers'] });

  const begin = (moved: Opportunity, to: Stage): void => {
    setCard(moved);
    advance.clear();
    if (to === 'lost') {
      setLosing(true);
      return;
    }
    advance.run({ opportunityId: moved.id, to }).then(
      ({ stage }) => say(t('moved', { stage: wordOf(stage) })),
      () => undefined, // kept by the command, and shown below
    );
  };

  const onWay = (operation: string): boolean => {
    if (!card) return false;
    const doing = { 'customers.recordNeeds': 'needs', 'customers.advanceOpportunity': 'advance' }[operation];
    if (doing === undefined) return false;
    advance.clear();
    change({ open: card.id, do: doing });
    return true;
  };
  return {
    begin,
    refusal: (
      <>
        {advance.problem && <Refusal problem={advance.problem} onWay={onWay} />}
        {losing && card && (
          <FormDrawer
            operation="customers.loseOpportunity"
            title={t('lose')}
            args={{ opportunityId: card.id }}
            fields={[{ name: 'reason', label: t('lostReason'), kind: 'long', required: true }]}
            touches={['customers']}
            danger
            onDone={() => setLosing(false)}
            onClose={() => setLosing(false)}
          />
        )}
      </>
    ),
  };
}
