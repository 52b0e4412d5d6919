/** Something that may never be, whatever was broken. */
export interface Violation {
  /** `I1` … `I18`, `process` for one that ended unasked, `load` for what somebody at work met. */
  readonly id: string;
  readonly what: string;
  readonly row: object;
}
