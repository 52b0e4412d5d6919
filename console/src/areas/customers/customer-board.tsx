import { useState, type ReactNode } from 'react';
import { useMay, useSession } from '../../api/call.js';
import { Day, FormDrawer, Kanban, useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Customer } from './shapes.js';
import { texts } from './texts.js';
import { useTiers } from './tiers.js';

interface Board {
  readonly cards: readonly Customer[];
  readonly onOpen: (customerId: string) => void;
}

/** Customers by their tier (CUS-07). To move a card is to ask for another tier, which is given for a reason. */
export function CustomerBoard({ cards, onOpen }: Board): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const tiers = useTiers(useSession().org);
  const [moving, setMoving] = useState<{ readonly card: Customer; readonly to: string }>();
  const columns = columnsOf(tiers, cards);
  const nameOf = (tier: string): string => columns.find(({ key }) => key === tier)?.title ?? tier;
  return (
    <>
      <Kanban
        columns={columns}
        cards={cards}
        cardKey={({ id }) => id}
        column={({ tier }) => tier}
        label={({ name, ownerName, tier }) => t('card', { name, owner: ownerName, tier: nameOf(tier) })}
        render={(card) => <Card card={card} />}
        onOpen={({ id }) => onOpen(id)}
        onMove={(card, to) => setMoving({ card, to })}
        mayMove={() => may('customer:write')}
      />
      {moving && <Move {...moving} from={nameOf(moving.card.tier)} tier={nameOf(moving.to)} onClose={() => setMoving(undefined)} />}
    </>
  );
}

/** Those of the scheme in force, and what some customers are in besides. */
function columnsOf(tiers: ReturnType<typeof useTiers>, cards: readonly Customer[]): readonly { readonly key: string; readonly title: string }[] {
  const others = new Set(cards.map(({ tier }) => tier).filter((code) => !tiers.some(({ value }) => value === code)));
  return [...tiers.map(({ value, label }) => ({ key: value, title: label })), ...[...others].map((code) => ({ key: code, title: code }))];
}

function Card({ card: { name, no, ownerName, contactDueOn, contactLate } }: { readonly card: Customer }): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="opportunity-card">
      <strong>{name}</strong>
      <span className="quiet figure">{no}</span>
      <span className="quiet">{ownerName}</span>
      {contactDueOn !== null && (
        <span className={contactLate ? 'bad' : 'quiet'}>
          {t('contactDueOn')} <Day value={contactDueOn} />
        </span>
      )}
    </div>
  );
}

interface MoveProps {
  readonly card: Customer;
  readonly to: string;
  readonly from: string;
  readonly tier: string;
  readonly onClose: () => void;
}

function Move({ card: { id: customerId, name }, to, from, tier, onClose }: MoveProps): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      short
      operation="customers.changeTier"
      title={t('changeTier')}
      intro={<p>{t('moveTo', { name, from, tier })}</p>}
      args={{ customerId, tier: to }}
      fields={[{ name: 'reason', label: t('reason'), kind: 'long', required: true }]}
      touches={['customers']}
      onDone={() => {
        say(t('saved'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
