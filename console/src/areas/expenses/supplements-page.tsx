import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { Button, Empty, FilterBar, Page, useStatusOptions } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import './expenses.css';
import { RequestSupplement } from './request-supplement.js';
import type { Supplement } from './shapes.js';
import { SupplementList } from './supplements-of.js';
import { texts } from './texts.js';

const STATUSES = ['in-review', 'approved', 'returned', 'withdrawn'] as const;

export default function SupplementsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [view, change] = useView<Record<string, string | undefined>>();
  const status = view.status as Supplement['status'] | undefined;
  const begin = may('budget:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'request' })}>
      {t('requestSupplement')}
    </Button>
  );
  const shut = (): void => change({ do: undefined });
  return (
    <Page title={t('supplements')} actions={begin}>
      <FilterBar
        filters={[{ key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('supplement', STATUSES) }]}
        value={{ status }}
        onChange={(value) => change(value)}
      />
      <SupplementList status={status} empty={<Empty title={t('noSupplements')} hint={t('noSupplementsHint')} action={begin} />} />
      {view.do === 'request' && <RequestSupplement onDone={shut} onClose={shut} />}
    </Page>
  );
}
