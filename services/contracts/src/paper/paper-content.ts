/** All that is printed, as plain data: what the press does with it depends on nothing else, so that equal content is equal bytes. */
export interface PaperContent {
  /** Who sells. */
  readonly company: string;
  readonly title: string;
  /** Of whom the paper is; null before the contract has a number. */
  readonly no: string | null;
  readonly quoteNo: string;
  readonly parties: readonly PaperParty[];
  /** The wording as agreed; each line is a clause. */
  readonly text: string;
  readonly lines: readonly PaperLine[];
  readonly totals: PaperTotals;
  /** What stands across each page; null once the contract is in effect. */
  readonly watermark: string | null;
  readonly signing: readonly PaperSigning[];
  /** The use of the seal, once there was one. */
  readonly seal: string | null;
  readonly check: PaperCheck;
  /** What each clause means in plain words; printed behind the contract, and no part of it (CON-22). */
  readonly explanations: readonly PaperExplanation[];
  /** When the contract was drafted: the date of the file, so that the same content is the same file. */
  readonly madeAt: string;
}

export interface PaperParty {
  /** 供方 or 需方. */
  readonly role: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export interface PaperLine {
  readonly sku: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly gross: string;
}

export interface PaperTotals {
  readonly currency: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  /** 大写金额. */
  readonly words: string;
}

export interface PaperSigning {
  readonly role: string;
  readonly party: string;
  readonly signatory: string | null;
  readonly authority: string | null;
  readonly signedOn: string | null;
}

export interface PaperCheck {
  /** Null while there is no number to ask by. */
  readonly code: string | null;
  /** Where anybody may ask whether the paper is genuine. */
  readonly path: string | null;
  readonly contentHash: string;
}

export interface PaperExplanation {
  readonly clause: number;
  readonly wording: string;
  readonly meaning: string;
}
