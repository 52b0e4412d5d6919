import type { ReactNode } from 'react';
import { MOST, type WholeList } from '../../api/whole-list.js';
import { Empty, Loading, Panel, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

interface ListPanelProps {
  readonly title: string;
  /** What the picture sums up. */
  readonly list: Omit<WholeList<unknown>, 'rows'>;
  /** Said instead of the picture; null where there is something to draw. */
  readonly nothing: { readonly title: string; readonly hint: string } | null;
  readonly children: ReactNode;
}

/** A picture of a whole list: not drawn of a part, nor of what could not be read. */
export function ListPanel({ title, list: { isLoading, isCut, error }, nothing, children }: ListPanelProps): ReactNode {
  const t = useTexts(texts);
  const isWhole = !error && !isLoading && !isCut;
  return (
    <Panel title={title}>
      {error && <Refusal problem={error} />}
      {isLoading && <Loading />}
      {isCut && <p>{t('tooMany', { most: MOST })}</p>}
      {isWhole && (nothing ? <Empty {...nothing} /> : children)}
    </Panel>
  );
}
