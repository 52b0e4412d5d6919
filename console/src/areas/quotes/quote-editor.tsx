import { useEffect, useState, type ReactNode } from 'react';
import { useMay, useRead } from '../../api/call.js';
import { Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { LineSheet } from './line-sheet.js';
import { PriceDialog } from './price-dialog.js';
import { QuoteTotals } from './quote-totals.js';
import { RequestException } from './request-exception.js';
import type { EffectivePrice, Quote } from './shapes.js';
import { emptyLine, sheetOf, type SheetLine } from './sheet.js';
import { texts } from './texts.js';
import { useDraft, type Draft } from './use-draft.js';

interface QuoteEditorProps {
  readonly customerId: string;
  readonly opportunityId?: string | undefined;
  /** A draft that is there already. */
  readonly begun?: Quote;
  /** Whenever the platform has priced it anew; nothing while something typed is not saved. */
  readonly onDraft: (quote: Quote | undefined) => void;
}

/** A quote being typed: the sheet, what the platform makes of it, and the lawful ways where it refuses. */
export function QuoteEditor({ customerId, opportunityId, begun, onDraft }: QuoteEditorProps): ReactNode {
  const [lines, setLines] = useState<readonly SheetLine[]>(() => (begun ? sheetOf(begun) : [emptyLine()]));
  const draft = useDraft(lines, begun, { customerId, opportunityId });
  const saved = draft.state === 'saved' ? draft.quote : undefined;
  useEffect(() => onDraft(saved), [saved, onDraft]);

  const prices = usePrices(customerId);
  const exceptions = useRead('contracts.findPriceExceptions', { customerId, status: ['approved'] }, { enabled: useMay()('price-exception:read') });
  const refused = refusedLineOf(draft, lines, prices);
  const ways = useWays(refused, customerId, (key) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, price: '', priceExceptionId: undefined } : line))),
  );
  return (
    <>
      <LineSheet
        {...{ lines, prices, currency: draft.quote?.currency ?? 'CNY', exceptions: exceptions.data?.data.items ?? [] }}
        priced={new Map(draft.quote?.lines.map((line) => [line.productId, line]))}
        onChange={setLines}
      />
      <DraftState state={draft.state} />
      {draft.problem && <Refusal problem={draft.problem} onWay={ways.onWay} />}
      {draft.quote && <QuoteTotals quote={draft.quote} />}
      {ways.open}
    </>
  );
}

function DraftState({ state }: { readonly state: Draft['state'] }): ReactNode {
  const t = useTexts(texts);
  const words = { unfinished: t('unfinished'), saving: t('saving'), saved: t('savedDraft'), refused: t('notSaved') };
  return (
    <p className={state === 'refused' ? 'bad' : 'quiet'} role="status" data-state={state}>
      {words[state]}
    </p>
  );
}

interface Ways {
  readonly onWay: (operation: string) => boolean;
  /** The way that was taken: the request for an exception, or the price of the list. */
  readonly open: ReactNode;
}

const HERE: Readonly<Record<string, 'exception' | 'prices'>> = { 'contracts.requestPriceException': 'exception', 'contracts.getEffectivePrices': 'prices' };

/** The lawful ways out of a refused line, on the page itself. */
function useWays(refused: RefusedLine | undefined, customerId: string, takeListPrice: (key: string) => void): Ways {
  const [way, setWay] = useState<'exception' | 'prices' | null>(null);
  const close = (): void => setWay(null);
  const onWay = (operation: string): boolean => {
    const taken = HERE[operation];
    if (!refused || !taken) return false;
    setWay(taken);
    return true;
  };
  if (!refused || way === null) return { onWay, open: null };
  const { key, productId, price: floorPrice, quantity: maxQuantity, listed } = refused;
  const take = (): void => {
    takeListPrice(key);
    close();
  };
  const asked = { customerId, productId, product: `${listed.name} ${listed.sku}`, floorPrice, maxQuantity };
  return {
    onWay,
    open: way === 'exception' ? <RequestException asked={asked} onClose={close} /> : <PriceDialog price={listed} onTake={take} onClose={close} />,
  };
}

/** The prices in force for the customer, by product. */
function usePrices(customerId: string): ReadonlyMap<string, EffectivePrice> {
  const found = useRead('contracts.getEffectivePrices', { customerId });
  return new Map(found.data?.data.items.map((item) => [item.productId, item]));
}

interface RefusedLine extends SheetLine {
  readonly productId: string;
  readonly listed: EffectivePrice;
}

/** The line a refusal is about: it names the product by its code. */
function refusedLineOf({ problem }: Draft, lines: readonly SheetLine[], prices: ReadonlyMap<string, EffectivePrice>): RefusedLine | undefined {
  const sku = problem?.rule?.facts.sku;
  for (const line of lines) {
    const listed = line.productId === undefined ? undefined : prices.get(line.productId);
    if (line.productId !== undefined && listed && listed.sku === sku) return { ...line, productId: line.productId, listed };
  }
  return undefined;
}
