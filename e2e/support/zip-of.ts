/** What an entry of an archive holds, and what it says of itself: the two need not agree. */
export interface ZipEntry {
  readonly name: string;
  /** Deflated. */
  readonly bytes: Buffer;
  readonly size: number;
  readonly crc: number;
}

/** A zip archive as an attacker would make it: every figure in it is as told. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const [parts, table]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, bytes, size, crc } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), bytes);
    table.push(entry, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + bytes.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, contents, end]);
}
