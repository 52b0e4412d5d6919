/** The bytes of a file, wherever they lie; read in ranges, so that never all of it is in memory. */
export interface FileSource {
  readonly size: number;
  read(from: number, to: number): Promise<Buffer>;
}

/** A file in pieces of one size (the last one is what is left); remembers the piece it read last. */
export class PieceSource implements FileSource {
  private last: { readonly piece: number; readonly bytes: Promise<Buffer> } | undefined;

  constructor(
    readonly size: number,
    private readonly pieceBytes: number,
    private readonly fetch: (piece: number) => Promise<Buffer>,
  ) {}

  async read(from: number, to: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    const end = Math.min(to, this.size);
    for (let at = Math.max(0, from); at < end;) {
      const piece = Math.floor(at / this.pieceBytes);
      const start = piece * this.pieceBytes;
      const bytes = (await this.piece(piece)).subarray(at - start, end - start);
      if (bytes.length === 0) break;
      parts.push(bytes);
      at += bytes.length;
    }
    return Buffer.concat(parts);
  }

  private piece(piece: number): Promise<Buffer> {
    if (this.last?.piece !== piece) this.last = { piece, bytes: this.fetch(piece) };
    return this.last.bytes;
  }
}

const CHUNK = 64 * 1024;

/** A range of it, chunk by chunk. */
export async function* chunksOf(source: FileSource, from = 0, to = source.size): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += CHUNK) yield source.read(at, Math.min(at + CHUNK, to));
}
