const PAGE = 4096;

/**
 * The bytes of one file, twice: as its readers see them, and as they are on the disk. A page is shared by both until it
 * is written to; only `sync` brings what was written to the disk.
 */
export class Pages {
  size = 0;
  private seen = new Map<number, Buffer>();
  private kept = new Map<number, Buffer>();
  private keptSize = 0;
  private readonly unsynced = new Set<number>();

  read(offset: number, length: number): Buffer {
    const end = Math.min(this.size, offset + length);
    const result = Buffer.alloc(Math.max(0, end - offset));
    for (let at = offset; at < end;) {
      const [page, from] = [Math.floor(at / PAGE), at % PAGE];
      const take = Math.min(PAGE - from, end - at);
      this.seen.get(page)?.copy(result, at - offset, from, from + take);
      at += take;
    }
    return result;
  }

  write(offset: number, data: Buffer): void {
    for (let done = 0; done < data.length;) {
      const [page, from] = [Math.floor((offset + done) / PAGE), (offset + done) % PAGE];
      const take = Math.min(PAGE - from, data.length - done);
      data.copy(this.own(page), from, done, done + take);
      done += take;
    }
    this.size = Math.max(this.size, offset + data.length);
  }

  resize(size: number): void {
    if (size < this.size) this.forgetFrom(size);
    this.size = size;
  }

  sync(): void {
    for (const page of this.unsynced) {
      const written = this.seen.get(page);
      if (written) this.kept.set(page, written);
      else this.kept.delete(page);
    }
    this.unsynced.clear();
    this.keptSize = this.size;
  }

  /** The power is gone: what was not synced never was. */
  cut(): void {
    this.seen = new Map(this.kept);
    this.size = this.keptSize;
    this.unsynced.clear();
  }

  private forgetFrom(size: number): void {
    for (const page of this.seen.keys()) {
      if (page * PAGE < size) continue;
      this.seen.delete(page);
      this.unsynced.add(page);
    }
    if (size % PAGE !== 0 && this.seen.has(Math.floor(size / PAGE))) this.own(Math.floor(size / PAGE)).fill(0, size % PAGE);
  }

  /** A page that the disk does not share. */
  private own(page: number): Buffer {
    const there = this.seen.get(page);
    if (there && this.unsynced.has(page)) return there;
    const mine = there ? Buffer.from(there) : Buffer.alloc(PAGE);
    this.seen.set(page, mine);
    this.unsynced.add(page);
    return mine;
  }
}
