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
  const refused = useRefusedLine(draft, lines, prices);
  const [way, setWay] = useState<'exception' | 'prices' | null>(null);
  const onWay = (operation: string): boolean => {
    const here = { 'contracts.requestPriceException': 'exception', 'contracts.getEffectivePrices': 'prices' } as const;
    const taken = refused ? here[operation as keyof typeof here] : undefined;
    if (taken) setWay(taken);
    return taken !== undefined;
  };
  return (
    <>
      <LineSheet
        {...{ lines, prices, currency: draft.quote?.currency ?? 'CNY', exceptions: exceptions.data?.data.items ?? [] }}
        priced={new Map(draft.quote?.lines.map((line) => [line.productId, line]))}
        onChange={setLines}
      />
      {draft.problem && <Refusal problem={draft.problem} onWay={onWay} />}
      <DraftState state={draft.state} />
      {draft.quote && <QuoteTotals quote={draft.quote} />}
      {way === 'exception' && refused && (
        <RequestException initial={{ customerId, productId: refused.productId, floorPrice: refused.price, maxQuantity: refused.quantity }} onClose={() => setWay(null)} />
      )}
      {way === 'prices' && refused?.listed && (
        <PriceDialog
          price={refused.listed}
          onTake={() => {
            setLines(lines.map((line) => (line.key === refused.key ? { ...line, price: '', priceExceptionId: undefined } : line)));
            setWay(null);
          }}
          onClose={() => setWay(null)}
        />
      )}
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

/** The prices in force for the customer, by product. */
function usePrices(customerId: string): ReadonlyMap<string, EffectivePrice> {
  const found = useRead('contracts.getEffectivePrices', { customerId });
  return new Map(found.data?.data.items.map((item) => [item.productId, item]));
}

interface RefusedLine extends SheetLine {
  readonly productId: string;
  readonly listed: EffectivePrice | undefined;
}

/** The line a refusal is about: it names the product by its code. */
function useRefusedLine({ problem }: Draft, lines: readonly SheetLine[], prices: ReadonlyMap<string, EffectivePrice>): RefusedLine | undefined {
  const sku = problem?.rule?.facts['sku'];
  for (const line of lines) {
    const listed = line.productId === undefined ? undefined : prices.get(line.productId);
    if (line.productId !== undefined && listed?.sku === sku) return { ...line, productId: line.productId, listed };
  }
  return undefined;
}
