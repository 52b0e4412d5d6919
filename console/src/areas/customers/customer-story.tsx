import type { ReactNode } from 'react';
import { Empty, Loading, Timeline } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';
import { useCustomerStory } from './use-customer-story.js';
import { words } from './words.js';

/** What happened with a customer, from all services the reader may look into, newest first. */
export function CustomerStory({ customerId, most }: { readonly customerId: string; readonly most?: number }): ReactNode {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { items, isLoading, failed } = useCustomerStory(customerId);
  if (isLoading) return <Loading />;
  return (
    <>
      {failed.length > 0 && (
        <p className="notice warn" role="status">
          {t('storyPartial', { what: failed.map((each) => w(`source.of.${each}`)).join(w('comma')) })}
        </p>
      )}
      {items.length === 0 ? <Empty title={t('noStory')} hint={t('noStoryHint')} /> : <Timeline items={items.slice(0, most)} />}
    </>
  );
}
