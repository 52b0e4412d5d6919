import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { FilterBar, Page, useStatusOptions, type FilterValue } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { CopyList } from './copy-list.js';
import { COPY_STATUSES } from './shapes.js';
import { texts } from './texts.js';

const RECIPIENTS = ['finance', 'customer-service', 'branch'] as const;

/** Copies of contracts for the reader's department, those not acknowledged first (CON-13). */
export default function CopiesPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<ViewOf<'/contracts/copies'>>();
  const found = useList('contracts.findCopies', asked(view));
  return (
    <Page title={t('copiesTitle')}>
      <FilterBar
        filters={[
          { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('copy', COPY_STATUSES) },
          { key: 'recipient', label: t('recipient'), kind: 'many', options: RECIPIENTS.map((value) => ({ value, label: t(`recipient.${value}`) })) },
        ]}
        value={view}
        onChange={change}
      />
      <CopyList name="copies" copies={found.rows} ofMany list={found} />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'contracts.findCopies'>(view, { several: ['status', 'recipient'] });
