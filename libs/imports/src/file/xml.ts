import { importUnreadable } from '@tradewind/contracts/imports/imports.faults';
import { SaxesParser } from 'saxes';

interface Heard {
  /** Attributes by name, without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** As much text as may stand between two tags: the parser gathers it. */
const LONGEST_TEXT = 1024 * 1024;

/** Reads XML as it comes. Entities of a document's own are not known, so none can be blown up; a document type is refused. */
export class Xml {
  private readonly parser = new SaxesParser({ xmlns: false });
  private readonly decoder = new TextDecoder();
  private sinceTag = 0;

  constructor(heard: Heard) {
    this.parser.on('error', () => {
      throw importUnreadable();
    });
    this.parser.on('doctype', () => {
      throw importUnreadable();
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      heard.open(local(name), attributes);
    });
    this.parser.on('text', (text) => {
      heard.text(text);
    });
    this.parser.on('closetag', ({ name }) => {
      heard.close(local(name));
    });
  }

  write(chunk: Buffer): void {
    const text = this.decoder.decode(chunk, { stream: true });
    const tag = text.lastIndexOf('<');
    this.sinceTag = tag < 0 ? this.sinceTag + text.length : text.length - tag;
    if (this.sinceTag > LONGEST_TEXT) throw importUnreadable();
    this.parser.write(text);
  }
}

/** `x:row` and `row` are the same: Chinese office programs write the former. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
