import type { AmendmentChangeView } from '@tradewind/contracts/contracts/amendments.api';
import type { ClauseDeviationView } from '@tradewind/contracts/contracts/contract-deviations';
import type { AgreedMilestone } from '@tradewind/contracts/contracts/contract-milestones';
import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { contentHash } from '@tradewind/domain/content-hash';
import { boundTo, type Milestone } from './milestones.js';

/** What of a contract an amendment may change; everything else of it never changes once it is in effect. */
export interface AgreedTerms {
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly net: string;
  readonly tax: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  readonly milestones: readonly AgreedMilestone[];
  readonly deviations: readonly ClauseDeviationView[];
  /** The wording with its deviations and every slot filled. */
  readonly text: string;
}

type Terms = Omit<AgreedTerms, 'milestones'> & { readonly milestones: readonly Milestone[] };

/** How milestones went is no part of what is agreed. */
export const termsOf = ({ lines, total, net, tax, payment, deliverBy, milestones, deviations, text }: Terms): AgreedTerms => ({
  ...{ lines, total, net, tax, payment, deliverBy, milestones: boundTo(milestones), deviations, text },
});

export const hashOfTerms = (terms: AgreedTerms): string => contentHash(terms);

/** Line by line, term by term, clause by clause; computed, so that nothing can be left out of it. */
export function differences(before: AgreedTerms, now: AgreedTerms): AmendmentChangeView[] {
  const lines = Array.from({ length: Math.max(before.lines.length, now.lines.length) }, (_, i) =>
    change(`line.${i + 1}`, before.lines[i] && lineText(before.lines[i]), now.lines[i] && lineText(now.lines[i])),
  );
  const terms = (['total', 'payment', 'deliverBy'] as const).map((term) => change(term, before[term], now[term]));
  const milestones = namesIn(before.milestones, now.milestones, ({ code }) => code).map((code) =>
    change(`milestone.${code}`, milestoneText(before.milestones, code), milestoneText(now.milestones, code)),
  );
  const clauses = namesIn(before.deviations, now.deviations, ({ clause }) => clause).map((clause) =>
    change(`clause.${clause}`, clauseText(before, now, clause), clauseText(now, before, clause)),
  );
  return [...lines, ...terms, ...milestones, ...clauses].filter((each) => each.before !== each.now);
}

/** Clauses that say something else than the template and did not before: what sales vice president and head office are asked about (CON-07). */
export const newDeviations = (before: AgreedTerms, now: AgreedTerms): readonly ClauseDeviationView[] =>
  now.deviations.filter(({ clause, wording }) => !before.deviations.some((each) => each.clause === clause && each.wording === wording));

const change = (field: string, before: string | null | undefined, now: string | null | undefined): AmendmentChangeView => ({
  ...{ field, before: before ?? null, now: now ?? null },
});

function namesIn<T, N>(before: readonly T[], now: readonly T[], nameOf: (each: T) => N): N[] {
  return [...new Set([...before, ...now].map(nameOf))];
}

const lineText = ({ sku, name, quantity, unit, unitPrice, gross }: AgreedLine): string => `${sku} ${name} ${quantity} ${unit} × ${unitPrice} = ${gross}`;

function milestoneText(milestones: readonly AgreedMilestone[], code: string): string | undefined {
  const found = milestones.find((each) => each.code === code);
  return found && `${found.name}：${found.dueOn}，${found.binds}`;
}

const LEFT_OUT = '（删除此条 left out）';

/** What a clause says; where it does not deviate, what its template does. */
function clauseText(here: AgreedTerms, there: AgreedTerms, clause: number): string | undefined {
  const own = here.deviations.find((each) => each.clause === clause);
  return own ? (own.wording ?? LEFT_OUT) : there.deviations.find((each) => each.clause === clause)?.template;
}
