import { useEffect, useRef, useState } from 'react';
import { useCommand, type Problem } from '../../api/call.js';
import { isReady, itemsOf, type SheetLine } from './sheet.js';
import type { Quote, QuotedItem } from './shapes.js';

const PAUSE = 500;
/** Prices, exceptions and templates stay as they are whatever is typed. */
const AS_TYPED = { touches: ['contracts.findQuotes', 'contracts.getQuote'], only: true } as const;

export interface Draft {
  /** As the platform has it: its prices, tax and totals are the ones that are shown. */
  readonly quote: Quote | undefined;
  readonly state: 'unfinished' | 'saving' | 'saved' | 'refused';
  readonly problem: Problem | null;
}

interface For {
  readonly customerId: string;
  readonly opportunityId?: string | undefined;
}

/** Keeps a draft at the platform as lines are typed: the first finished line begins it, every change revises it. */
export function useDraft(lines: readonly SheetLine[], begun: Quote | undefined, { customerId, opportunityId }: For): Draft {
  const [quote, setQuote] = useState(begun);
  const sent = useRef(begun ? JSON.stringify(itemsOf(lines)) : '');
  const draft = useCommand('contracts.draftQuote', AS_TYPED);
  const revise = useCommand('contracts.reviseQuote', AS_TYPED);
  const isRunning = draft.isRunning || revise.isRunning;
  const ready = isReady(lines);
  const wanted = JSON.stringify(itemsOf(lines));

  const send = (items: readonly QuotedItem[]): Promise<Quote> =>
    quote
      ? revise.run({ quoteId: quote.id, lines: [...items] })
      : draft.run({ customerId, lines: [...items], ...(opportunityId !== undefined && { opportunityId }) });

  useEffect(() => {
    if (!ready || isRunning || wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      send(itemsOf(lines)).then(setQuote, () => undefined); // kept by the command, and shown
    }, PAUSE);
    return () => clearTimeout(timer);
  });

  const problem = draft.problem ?? revise.problem;
  const isSaved = wanted === sent.current && !isRunning;
  return { quote, problem, state: !ready ? 'unfinished' : !isSaved ? 'saving' : problem ? 'refused' : 'saved' };
}
