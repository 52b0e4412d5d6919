/** What a person reads, in the two languages the platform is written in (zh-TW is converted from zh at the edge). */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
