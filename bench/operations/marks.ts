import { randomBytes } from 'node:crypto';

const SURNAMES = [...'渝北岭南江海泰和瑞丰金鼎华信宏远安顺福临嘉禾'];
const TRADES = ['建材', '装饰', '陶瓷', '石材', '商贸', '家居'];
export const drawn = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;

/** Two characters as somebody types them. */
export const fragment = (): string => `${drawn(SURNAMES)}${drawn(SURNAMES)}`;

/** What is never the same twice: names of companies, numbers of vouchers. Remembers what it drew. */
export class Marks {
  private readonly all: string[] = [];

  draw(): string {
    const mark = randomBytes(5).toString('hex');
    this.all.push(mark);
    return mark;
  }

  /** Since the last time it was asked. */
  taken(): readonly string[] {
    return this.all.splice(0);
  }
}

export const companyName = (mark: string): string => companyNameOf(`${fragment()}${drawn(TRADES)}`, mark);
export const companyNameOf = (stem: string, mark: string): string => `${stem}${mark}有限公司`;

/** What names of companies may begin with: each two surnames with each trade. */
export const STEMS: readonly string[] = SURNAMES.flatMap((a) => SURNAMES.flatMap((b) => TRADES.map((trade) => `${a}${b}${trade}`)));
