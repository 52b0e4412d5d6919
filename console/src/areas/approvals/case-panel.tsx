import type { ReactNode } from 'react';
import type { WaitingCase } from '../../api/shapes.gen.js';
import { Ago, ApprovalPanel, Button, Facts, Link, Money, PersonName, UnitName } from '../../components/index.js';
import { useStepName } from '../../components/approval-texts.js';
import { useTexts } from '../../i18n/index.js';
import { useCaseWords } from './case-words.js';
import { hasAmount, KINDS } from './cases.js';
import type { Way } from './decision.js';
import { texts } from './texts.js';
import './approvals.css';

interface CasePanelProps {
  readonly case: WaitingCase;
  readonly onDecide: (way: Way) => void;
  readonly onClose: () => void;
}

/** One case with all that is needed to decide it. */
export function CasePanel({ case: item, onDecide, onClose }: CasePanelProps): ReactNode {
  const t = useTexts(texts);
  const words = useCaseWords([item]);
  const title = words.title(item);
  const stepName = useStepName();
  const { kind, id, no, amount, currency, ownerId, org, submittedAt, steps, facts, requirements, review } = item;
  const { page, papers } = KINDS[kind];
  return (
    <article className="case" aria-label={title}>
      <header className="case-head">
        <div>
          <p className="quiet">{[words.kind(kind), no].filter(Boolean).join(' · ')}</p>
          <h2>{title}</h2>
        </div>
        <Button icon="close" label={t('close')} onClick={onClose} />
      </header>
      {hasAmount(amount) && (
        <p className="case-amount">
          <Money value={amount} currency={currency} />
        </p>
      )}
      <Verbs case={item} onDecide={onDecide} />
      <Facts
        items={[
          { label: t('owner'), value: <PersonName id={ownerId} /> },
          { label: t('unit'), value: <UnitName path={org} /> },
          { label: t('age'), value: <Ago value={submittedAt} /> },
          { label: t('step'), value: steps.map(stepName).join('、') },
        ]}
      />
      <ApprovalPanel review={review} facts={facts.map((fact) => ({ ...fact, label: words.category(fact.name) }))} requirements={requirements} />
      <nav className="case-papers" aria-label={t('papers')}>
        <Link to={page(id)}>{t('openRecord')}</Link>
        {papers?.(id).map(({ key, to }) => (
          <Link key={key} to={to}>
            {t(key)}
          </Link>
        ))}
      </nav>
    </article>
  );
}

function Verbs({ case: { verbs = [] }, onDecide }: Pick<CasePanelProps, 'case' | 'onDecide'>): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="case-verbs no-print">
      {verbs.includes('approve') && (
        <Button kind="main" keyShown="A" onClick={() => onDecide('approve')}>
          {t('approve')}
        </Button>
      )}
      {verbs.includes('return') && (
        <Button keyShown="R" onClick={() => onDecide('return')}>
          {t('return')}
        </Button>
      )}
      {verbs.includes('return-to-step') && <Button onClick={() => onDecide('toStep')}>{t('toStep')}</Button>}
      {verbs.includes('add-approver') && (
        <Button hotkey="s" onClick={() => onDecide('add')}>
          {t('add')}
        </Button>
      )}
      {verbs.includes('reject') && (
        <Button kind="danger" onClick={() => onDecide('reject')}>
          {t('reject')}
        </Button>
      )}
    </div>
  );
}
