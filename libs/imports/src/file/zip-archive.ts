import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { importTooLargeUnpacked, importUnreadable } from '@tradewind/contracts/imports/imports.faults';
import { chunksOf, type FileSource } from './file-source.js';

const MIB = 1024 * 1024;
/** In all, whatever it says or hides (S18). */
const MOST_UNPACKED = 512 * MIB;
const MOST_ENTRIES = 1_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const [STORED, DEFLATED] = [0, 8];
/** Bit 0 of the flags. */
const ENCRYPTED = 1;

interface Entry {
  readonly at: number;
  readonly packed: number;
  readonly method: number;
}

/**
 * A zip archive, read by its table of contents and entry by entry. What an entry says of its size is believed only when it is
 * too much: unpacking counts for itself and stops, so a bomb costs no more than the limit.
 */
export class ZipArchive {
  private unpacked = 0;

  private constructor(
    private readonly source: FileSource,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(source: FileSource): Promise<ZipArchive> {
    const tail = await source.read(source.size - END_BYTES - LONGEST_COMMENT, source.size);
    const end = lastIndexOf(tail, END);
    if (end < 0) throw importUnreadable();
    const [count, size, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (count > MOST_ENTRIES || offset + size > source.size) throw importUnreadable();
    return new ZipArchive(source, contents(await source.read(offset, offset + size), count));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry, unpacked as they are asked for. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw importUnreadable();
    const local = await this.source.read(entry.at, entry.at + LOCAL_BYTES);
    if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== LOCAL) throw importUnreadable();
    const from = entry.at + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
    const packed = chunksOf(this.source, from, from + entry.packed);
    for await (const chunk of entry.method === STORED ? packed : inflated(packed)) {
      this.unpacked += chunk.length;
      if (this.unpacked > MOST_UNPACKED) throw tooLarge();
      yield chunk;
    }
  }
}

const tooLarge = (): Error => importTooLargeUnpacked({ mostMiB: MOST_UNPACKED / MIB });

async function* inflated(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  pipeline(Readable.from(packed), inflate, () => undefined); // its error comes out of the loop below
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? importUnreadable() : error;
  }
}

function contents(table: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  for (let at = 0, n = 0; n < count; n += 1) {
    if (at + ENTRY_BYTES > table.length || table.readUInt32LE(at) !== ENTRY) throw importUnreadable();
    const [flags, method, nameBytes] = [table.readUInt16LE(at + 8), table.readUInt16LE(at + 10), table.readUInt16LE(at + 28)];
    if (flags & ENCRYPTED || (method !== STORED && method !== DEFLATED)) throw importUnreadable();
    declared += table.readUInt32LE(at + 24);
    const name = table.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    entries.set(name, { at: table.readUInt32LE(at + 42), packed: table.readUInt32LE(at + 20), method });
    at += ENTRY_BYTES + nameBytes + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32);
  }
  if (declared > MOST_UNPACKED) throw tooLarge();
  return entries;
}

function lastIndexOf(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1) if (bytes.readUInt32LE(at) === signature) return at;
  return -1;
}
