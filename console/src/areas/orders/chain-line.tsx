import type { ReactNode } from 'react';
import { Steps, type Step } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import { chainOf, type ChainStep } from './chain.js';
import type { Order } from './shapes.js';
import type { texts } from './texts.js';

type T = Say<typeof texts>;

interface Given {
  readonly order: Order;
  readonly t: T;
}

/** From the contract to the last receipt, as one line of states with their days. */
export function ChainLine({
  order,
  t,
  waitsForFinance,
}: Given & { readonly waitsForFinance: { readonly receipt: boolean; readonly invoice: boolean } }): ReactNode {
  const note = ({ link, state }: ChainStep): string | undefined => {
    if (link === 'paid' && order.payment === 'credit') return t('onCredit');
    if ((link === 'paid' || link === 'received') && state === 'now' && waitsForFinance.receipt) return t('toConfirm');
    return link === 'invoiced' && waitsForFinance.invoice ? t('toIssue') : undefined;
  };
  const steps = chainOf(order).map((step): Step => ({ key: step.link, title: t(`link-${step.link}`), state: step.state, at: step.at, note: note(step) }));
  return <Steps steps={steps} />;
}

/** The same line in a cell of a list: ten marks, and in words for who hears the page. */
export function ChainMarks({ order, t }: Given): ReactNode {
  const steps = chainOf(order);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <span className="chain-marks" role="img" aria-label={t('progress', { done: String(done), all: String(steps.length) })}>
      {steps.map(({ link, state }) => (
        <span key={link} className={`chain-mark ${state}`} />
      ))}
    </span>
  );
}
