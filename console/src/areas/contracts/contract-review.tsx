import type { ReactNode } from 'react';
import { ApprovalPanel, Empty, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** The review of a contract, and those before it that were returned (CON-01..CON-03). */
export function ContractReview({ contract: { review, earlierReviews } }: { readonly contract: Contract }): ReactNode {
  const t = useTexts(texts);
  if (review === null) return <Empty title={t('review')} hint={t('submitIntro')} />;
  return [review, ...earlierReviews.toReversed()].map((each) => (
    <Panel key={each.submittedAt ?? each.contentHash} title={t('review')}>
      <ApprovalPanel review={each} />
    </Panel>
  ));
}
