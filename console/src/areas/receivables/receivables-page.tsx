import type { ReactNode } from 'react';
import { Page, Tabs } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { AgeingTab } from './ageing-tab.js';
import { ReceivableList } from './receivable-list.js';
import './receivables.css';
import { texts } from './texts.js';

/** What customers owe: by age and customer, or one by one (ORD-26). */
export default function ReceivablesPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<ViewOf<'/receivables'>>();
  const tab = view.tab === 'list' ? 'list' : 'ageing';
  return (
    <Page title={t('title')}>
      <Tabs
        items={[
          { key: 'ageing', title: t('ageing') },
          { key: 'list', title: t('list') },
        ]}
        value={tab}
        onChange={(key) => change({ tab: key === 'list' ? key : undefined })}
      />
      {tab === 'list' ? <ReceivableList /> : <AgeingTab />}
    </Page>
  );
}
