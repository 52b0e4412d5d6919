import { useRead } from '../../api/call.js';
import { useToast, type FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Command } from '../customers/commands.js';
import { PAYMENTS, REQUIREMENT_ABOUTS, type Quote } from './shapes.js';
import { texts } from './texts.js';

/** What may be done with a quote, from its draft to the contract that is drafted from it. */
export function useQuoteCommands(quote: Quote | undefined): readonly Command[] {
  const drafting = useDraftingCommands(quote);
  const answering = useAnsweringCommands(quote);
  const contracting = useContractingCommands(quote);
  return quote ? [...drafting, ...answering, ...contracting] : [];
}

function useDraftingCommands(quote: Quote | undefined): readonly Command[] {
  const t = useTexts(texts);
  const go = useGo();
  const { say } = useToast();
  const payments = PAYMENTS.map((value) => ({ value, label: t(`payment.${value}`) }));
  const abouts = REQUIREMENT_ABOUTS.map((value) => ({ value, label: t(`about.${value}`) }));
  const isDraft = quote?.status === 'draft';
  const shared = { allow: 'quote:write', args: { quoteId: quote?.id }, when: isDraft };
  return [
    {
      ...{ ...shared, key: 'issue', title: t('issue'), operation: 'contracts.issueQuote', kind: 'main', intro: t('issueIntro') },
      done: (reply) => {
        const { id, no } = reply as Quote;
        say(t('issued', { no: no ?? '' }));
        go(`/quotes/${id}`);
      },
    },
    {
      ...{ ...shared, key: 'terms', title: t('terms'), operation: 'contracts.reviseQuote' },
      fields: [
        { name: 'payment', label: t('payment'), kind: 'select', options: payments, required: true },
        { name: 'deliverBy', label: t('deliverBy'), kind: 'date' },
      ],
      initial: { payment: quote?.payment, deliverBy: quote?.deliverBy },
      done: (reply) => go(`/quotes/${(reply as Quote).id}`),
    },
    {
      ...{ ...shared, key: 'requirements', title: t('requirements'), operation: 'contracts.reviseQuote' },
      fields: [
        {
          ...{ name: 'requirements', label: t('requirements'), kind: 'lines', min: 0 },
          columns: [
            { name: 'about', label: t('about'), kind: 'select', options: abouts, required: true },
            { name: 'text', label: t('text'), kind: 'text', required: true },
          ],
        },
      ],
      initial: { requirements: quote?.requirements ?? [] },
      done: (reply) => go(`/quotes/${(reply as Quote).id}`),
    },
  ];
}

function useAnsweringCommands(quote: Quote | undefined): readonly Command[] {
  const t = useTexts(texts);
  const go = useGo();
  const answer: readonly FieldSpec[] = [
    { name: 'saidBy', label: t('saidBy'), kind: 'text', required: true },
    { name: 'saidOn', label: t('saidOn'), kind: 'date' },
    { name: 'note', label: t('note'), kind: 'text' },
  ];
  const shared = { allow: 'quote:write', args: { quoteId: quote?.id }, fields: answer, initial: { saidOn: today() }, when: quote?.status === 'issued' };
  return [
    { ...shared, key: 'accept', title: t('accept'), operation: 'contracts.acceptQuote', kind: 'main' },
    { ...shared, key: 'decline', title: t('decline'), operation: 'contracts.declineQuote' },
    {
      ...{ key: 'copy', title: t('copy'), operation: 'contracts.copyQuote', allow: 'quote:write', args: { quoteId: quote?.id } },
      ...{ intro: t('copyIntro'), when: quote !== undefined && quote.status !== 'draft' },
      done: (reply) => go(`/quotes/${(reply as Quote).id}`),
    },
  ];
}

function useContractingCommands(quote: Quote | undefined): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const go = useGo();
  const isAccepted = quote?.status === 'accepted' && quote.contractId === null;
  const templates = useRead('contracts.findTemplates', { status: ['effective'], limit: 100 }, { enabled: isAccepted });
  const sales = (templates.data?.data.items ?? []).filter(({ kind }) => kind === 'sales');
  const payments = PAYMENTS.map((value) => ({ value, label: t(`payment.${value}`) }));
  const args = { quoteId: quote?.id };
  return [
    {
      ...{ key: 'contract', title: t('draftContract'), operation: 'contracts.draftContract', allow: 'contract:write', kind: 'main', args, when: isAccepted },
      fields: [
        {
          ...{ name: 'templateCode', label: t('template'), kind: 'select', hint: t('templateHint'), required: true },
          options: sales.map(({ code, title, templateVersion }) => ({ value: code, label: `${title} ${code} v${String(templateVersion ?? '')}` })),
        },
        { name: 'payment', label: t('payment'), kind: 'select', options: payments, required: true },
        { name: 'deliverBy', label: t('deliverBy'), kind: 'date', required: true },
      ],
      initial: { templateCode: sales[0]?.code, payment: quote?.payment, deliverBy: quote?.deliverBy },
      done: (reply) => go(`/contracts/${(reply as { id: string }).id}`),
    },
    {
      ...{ key: 'review', title: t('requestReview'), operation: 'contracts.requestRequirementReview', allow: 'requirement:request', args },
      ...{ intro: t('requestReviewIntro'), when: quote?.status === 'accepted' },
      fields: [{ name: 'deliverBy', label: t('deliverBy'), kind: 'date', required: true }],
      initial: { deliverBy: quote?.deliverBy },
      undo: (reply) => ({ operation: 'contracts.withdrawRequirementReview', args: { requirementReviewId: (reply as { id: string }).id } }),
      done: (_, undo) => say(t('reviewRequested'), undo),
    },
  ];
}
