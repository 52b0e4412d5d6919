import type { ReactNode } from 'react';
import type { Say } from '../../i18n/index.js';
import { doerOf, nextLink, type Link } from './chain.js';
import type { Order } from './shapes.js';
import type { texts } from './texts.js';

type T = Say<typeof texts>;
type May = (permission: string) => boolean;

/** What comes next, and whether it is the reader's to do. */
export function NextLine({ order, isReported, may, t }: { readonly order: Order; readonly isReported: boolean; readonly may: May; readonly t: T }): ReactNode {
  if (order.status === 'cancelled') return <p className="order-next">{t('wasCancelled', { reason: order.cancelReason ?? '' })}</p>;
  const link = nextLink(order);
  if (link === null || link === 'opened') return <p className="order-next">{t('nothingNext')}</p>;
  return (
    <p className="order-next">
      <strong>{t('next')}</strong> <span>{t(`next-${link}`)}</span> <WhoseTurn {...{ link, isReported, may, t }} />
    </p>
  );
}

export function WhoseTurn({ link, isReported, may, t }: { readonly link: Link; readonly isReported: boolean; readonly may: May; readonly t: T }): ReactNode {
  const doer = doerOf(link, isReported);
  return may(doer) ? <span className="turn mine">{t('yours')}</span> : <span className="turn">{t('nextFor', { who: t(`who-${doer}`) })}</span>;
}
