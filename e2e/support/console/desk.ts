import { openConsole, type Console, type Look } from '../console.ts';

/** What somebody at a screen sees and does; whatever is awaited is there within seconds, or the test says what was not. */
export class Desk {
  static async of(...given: Parameters<typeof openConsole>): Promise<Desk> {
    return new Desk(await openConsole(...given));
  }

  private constructor(private readonly console: Console) {}

  get page(): Console['page'] {
    return this.console.page;
  }
  go = (path: string): Promise<void> => this.console.go(path);
  look = (look: Look): Promise<void> => this.console.look(look);
  shot = (name: string): Promise<void> => this.console.shot(name);
  close = (): Promise<void> => this.console.close();
  expecting = (statuses: readonly number[], work: () => Promise<void>): Promise<void> => this.console.expecting(statuses, work);
  press = (key: string): Promise<void> => this.page.keyboard.press(key);
  type = (text: string): Promise<void> => this.page.keyboard.type(text);
  sees = (text: string): Promise<void> => this.page.getByText(text).first().waitFor();
  seesHeading = (name: string): Promise<void> => this.page.getByRole('heading', { name }).first().waitFor();
  seesButton = (name: string): Promise<void> => this.page.getByRole('button', { name }).first().waitFor();
  /** The button in front: what E does now. */
  seesNext = (name: string): Promise<void> => this.page.locator('[aria-keyshortcuts=e]', { hasText: name }).waitFor();

  clicks = (button: string): Promise<void> => this.page.getByRole('button', { name: button }).first().click();
  /** To what is asked once more before it is done. */
  async agrees(): Promise<void> {
    await this.page.getByRole('dialog').last().waitFor();
    await this.press('Control+Enter');
  }
  /** By which clause; shown where it was tried. */
  isRefused = (requirement: string): Promise<void> => this.refusal.getByText(requirement).first().waitFor();
  takesTheWay = (way: string): Promise<void> => this.refusal.getByRole('button', { name: way }).click();
  private get refusal() {
    return this.page.getByRole('alert');
  }

  /** Words into one field after the other, from where the cursor is, then Ctrl+Enter. */
  async fillsIn(...words: readonly string[]): Promise<void> {
    await this.page.getByRole('dialog').waitFor();
    for (const word of words) {
      await this.type(word);
      await this.press('Tab');
    }
    await this.press('Control+Enter');
  }

  /** Fields by their labels, then Ctrl+Enter. */
  async answers(fields: Readonly<Record<string, string>>): Promise<void> {
    const form = this.page.getByRole('dialog').last();
    await form.waitFor();
    for (const [label, value] of Object.entries(fields)) {
      const field = form.getByLabel(label);
      const isChoice = (await field.and(this.page.locator('select')).count()) > 0;
      await (isChoice ? field.selectOption(value) : field.fill(value));
    }
    await this.press('Control+Enter');
  }

  async openFirstRow(word: string): Promise<void> {
    await this.sees(word);
    await this.press('j');
    await this.press('Enter');
  }
}
