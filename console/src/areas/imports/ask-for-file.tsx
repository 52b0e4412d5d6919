import type { ReactNode } from 'react';
import { FormDrawer } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { EXPORTING, type Collection } from './collections.js';
import { texts } from './texts.js';

interface AskProps {
  readonly collection: Collection;
  readonly title: string;
  readonly intro: ReactNode;
  /** Those of the list; none: all that the posts of the reader reach. */
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly onDone: (exportId: string) => void;
  readonly onClose: () => void;
}

/** As which kind of file, and with headings in which language. */
export function AskForFile({ collection, title, intro, filters, onDone, onClose }: AskProps): ReactNode {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <FormDrawer
      key={collection.name}
      operation={collection.operation}
      {...{ title, intro, onClose }}
      fields={[
        {
          name: 'format',
          label: t('format'),
          kind: 'select',
          required: true,
          options: [
            { value: 'xlsx', label: 'XLSX' },
            { value: 'csv', label: 'CSV' },
          ],
        },
        {
          name: 'language',
          label: t('language'),
          kind: 'select',
          required: true,
          options: [
            { value: 'zh', label: t('chinese') },
            { value: 'en', label: t('english') },
          ],
        },
      ]}
      initial={{ format: 'xlsx', language: language === 'en' ? 'en' : 'zh' }}
      {...(filters && { args: { filters } })}
      touches={EXPORTING}
      onDone={({ id }) => onDone(id)}
    />
  );
}
