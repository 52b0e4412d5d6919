import { AUDIT_COLUMNS, auditText } from '@tradewind/persistence/audit-content';
import { AuditHead } from '@tradewind/persistence/audit-head.entity';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import { AuditSeal } from '@tradewind/persistence/audit-seal.entity';
import type { DataSource } from 'typeorm';
import { beginningOf, headText, linkHash, type Head, type SignedHead, type Trace } from './chain.js';
import { Floor, type Sight } from './floor.js';
import { lookedFurther, MOST_OPEN, type Looked } from './looked.js';

const BATCH = 500;
/** Places looked at by one statement: a leader that begins looks through all of them, and no statement may take seconds. */
const PLACES = 50_000;
/** What is committed in the meantime is sealed together: signing and storing cost the same for one trace as for many. */
const POLL_MS = 600;
const AFTER_FAILURE_MS = 2_000;

/** Links and signed heads, together or not at all. */
const APPEND = `WITH "links" AS (INSERT INTO "audit_seal" ("branch", "seq", "position", "hash")
  SELECT "branch", "seq", "position", "hash" FROM jsonb_to_recordset($1::jsonb) AS l("branch" text, "seq" bigint, "position" bigint, "hash" text))
  INSERT INTO "audit_head" ("branch", "seq", "hash", "at", "keyId", "signature")
  SELECT "branch", "seq", "hash", "at", "keyId", "signature" FROM jsonb_to_recordset($2::jsonb)
    AS h("branch" text, "seq" bigint, "hash" text, "at" timestamptz, "keyId" text, "signature" text)`;

interface Found extends Trace {
  /** Another row says it is the same trace. */
  readonly copied: boolean;
}

/** A trace with its canonical text: made once, for its mark and for its link. */
interface Read {
  readonly row: Found;
  readonly text: string;
}

/** A search through all that was there when it began; while it finds as much as it takes at once, it goes on where it was. */
interface Sweep {
  readonly sight: Sight;
  after: number;
  /** Places before that to be looked at as well. */
  late: readonly number[];
  readonly sealed: Set<number>;
}

const isThrough = ({ sight, after }: Sweep): boolean => after >= parseInt(sight.position, 10);

type Link = Pick<AuditSeal, 'branch' | 'seq' | 'position' | 'hash'>;

/**
 * Makes committed traces links of their branch's chain, within a second, in the leading instance (S14). Nothing on the
 * write path waits for it. What does not bear the mark of the service's key is not ours: it stays outside, and is named.
 */
export class AuditSealer {
  private readonly floor = new Floor();
  private readonly heads = new Map<string, Head>();
  private readonly signed = new Map<string, SignedHead>();
  /** Chains whose end is not what we signed: they are left as they are for `audit:verify`. */
  private readonly broken = new Set<string>();
  private readonly refused = new Set<string>();
  /** Traces from before there were marks: those found when the first chain begins. */
  private unmarkedUntil = 0n;
  private sweep: Sweep | undefined;
  /** Null: all above the floor has to be looked at. */
  private looked: Looked | null = null;
  private running = false;
  private awake: (() => void) | undefined;
  private finished: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly db: DataSource,
    private readonly key: AuditKey,
    private readonly report: (error: unknown, about?: object) => void,
  ) {}

  begin(): void {
    this.running = true;
    this.finished = this.run();
  }

  async end(): Promise<void> {
    this.running = false;
    this.awake?.();
    await this.finished;
    this.heads.clear();
    this.broken.clear();
    this.forgetLooks();
  }

  /** The last signed head of every branch that grew since this leader began. */
  signedHeads(): readonly SignedHead[] {
    return [...this.signed.values()];
  }

  /** Seals what is there; the number of traces sealed. */
  async seal(): Promise<number> {
    const sweep = (this.sweep ??= await this.begun());
    const found = await this.found(sweep);
    const ours = found.map((row) => ({ row, text: auditText(row) })).filter((read) => this.isOurs(read));
    const sound = await this.withSoundChain(ours);
    if (sound.length > 0) await this.append(sound);
    for (const { row } of sound) sweep.sealed.add(parseInt(row.position, 10));
    if (isThrough(sweep)) await this.ended(sweep);
    return sound.length;
  }

  private async run(): Promise<void> {
    await this.findBeginning().catch((error: unknown) => {
      this.report(error);
    });
    while (!this.stopping()) {
      const sealed = await this.seal().catch((error: unknown) => this.failed(error));
      if (sealed < BATCH && !this.stopping()) await this.pause(sealed < 0 ? AFTER_FAILURE_MS : POLL_MS);
    }
  }

  private stopping(): boolean {
    return !this.running;
  }

  private async findBeginning(): Promise<void> {
    const [row] = await this.db.query<{ last: string }[]>(
      `SELECT CASE WHEN EXISTS (SELECT FROM "audit_seal") THEN 0 ELSE coalesce((SELECT max("position") FROM "audit"), 0) END::text AS "last"`,
    );
    this.unmarkedUntil = BigInt(row?.last ?? 0);
  }

  /** The next that are not sealed; none when the sweep is through, as it is from the beginning where nothing has come. */
  private async found(sweep: Sweep): Promise<Found[]> {
    const late = await this.late(sweep);
    while (!isThrough(sweep)) {
      const found = await this.next(sweep);
      const looked = Math.min(sweep.after + PLACES, parseInt(sweep.sight.position, 10));
      sweep.after = found.length < BATCH ? looked : parseInt(found.at(-1)?.position ?? '0', 10);
      if (found.length > 0) return [...late, ...found];
    }
    return late;
  }

  private next({ sight, after }: Sweep): Promise<Found[]> {
    return this.unsealed(`a."position" > $3 AND a."position" <= least($4::bigint, $3::bigint + ${PLACES})`, [after, sight.position]);
  }

  /** What has come to places that were passed over. */
  private async late(sweep: Sweep): Promise<Found[]> {
    const { late } = sweep;
    sweep.late = [];
    return late.length === 0 ? [] : this.unsealed('a."position" = ANY($3::bigint[])', [late]);
  }

  /** In the order of places, each looked up among the seals: joined, both would be read and sorted whole for each batch (110 µs a trace instead of 12). */
  private unsealed(where: string, places: readonly unknown[]): Promise<Found[]> {
    return this.db.query<Found[]>(
      `SELECT ${AUDIT_COLUMNS},
              EXISTS (SELECT FROM "audit" b WHERE b."aggregateId" = a."aggregateId" AND b."id" = a."id" AND b."position" <> a."position") AS "copied"
         FROM "audit" a
        WHERE ${where} AND (SELECT 1 FROM "audit_seal" s WHERE s."position" = a."position") IS NULL
          AND a."position" <> ALL($1::bigint[]) AND a."branch" <> ALL($2::text[])
        ORDER BY a."position" LIMIT ${BATCH}`,
      [[...this.refused], [...this.broken], ...places],
    );
  }

  private isOurs({ row, text }: Read): boolean {
    const early = row.mark === null && BigInt(row.position) <= this.unmarkedUntil;
    if (early || (!row.copied && row.mark === this.key.mark(text))) return true;
    this.refused.add(row.position);
    this.report(new Error('A trace that this service did not write; run audit:verify'), { position: row.position });
    return false;
  }

  private async withSoundChain(traces: readonly Read[]): Promise<Read[]> {
    for (const branch of new Set(traces.map(({ row }) => row.branch))) await this.loadHead(branch);
    return traces.filter(({ row }) => !this.broken.has(row.branch));
  }

  private async loadHead(branch: string): Promise<void> {
    if (this.heads.has(branch)) return;
    const [link] = await this.db.manager.find(AuditSeal, { where: { branch }, order: { seq: 'DESC' }, take: 1 });
    const [head] = await this.db.manager.find(AuditHead, { where: { branch }, order: { seq: 'DESC' }, take: 1 });
    if (link?.seq !== head?.seq || link?.hash !== head?.hash || (head && !this.isSignedByUs(head))) {
      this.broken.add(branch);
      this.report(new Error('The end of an audit chain is not what was signed; run audit:verify'), { branch });
    } else this.heads.set(branch, link ? { seq: parseInt(link.seq, 10), hash: link.hash } : beginningOf(this.service, branch));
  }

  /** Signatures of Ed25519 are always the same for the same text; one of an earlier key is for `audit:verify` to judge. */
  private isSignedByUs({ branch, seq, hash, at, keyId, signature }: AuditHead): boolean {
    return keyId !== this.key.id || signature === this.key.sign(headText(this.service, { branch, seq: parseInt(seq, 10), hash, at }));
  }

  private async append(traces: readonly Read[]): Promise<void> {
    const links = traces.map((read) => this.link(read));
    const at = new Date();
    const signed = [...new Map(links.map((link) => [link.branch, link])).values()].map((last) => this.signHead(last, at));
    try {
      await this.db.query(APPEND, [JSON.stringify(links), JSON.stringify(signed)]);
      for (const head of signed) this.signed.set(head.branch, head);
    } catch (error) {
      this.heads.clear(); // another leader may have gone on in the meantime
      throw error;
    }
  }

  private link({ row, text }: Read): Link {
    const { branch, position } = row;
    const before = this.heads.get(branch) ?? beginningOf(this.service, branch);
    const head = { seq: before.seq + 1, hash: linkHash(before.hash, row, text) };
    this.heads.set(branch, head);
    return { branch, position, seq: String(head.seq), hash: head.hash };
  }

  private signHead({ branch, seq, hash }: Link, at: Date): SignedHead {
    const head = { branch, seq: parseInt(seq, 10), hash, at };
    return { ...head, keyId: this.key.id, signature: this.key.sign(headText(this.service, head)) };
  }

  /** What is not there yet is for the sweep after this one: its positions may be lower than those found now. */
  private async begun(): Promise<Sweep> {
    const [sight = { position: '0', oldest: '0', next: '0' }] = await this.db.query<Sight[]>(
      `SELECT coalesce((SELECT max("position") FROM "audit"), 0)::text AS "position",
              pg_snapshot_xmin(pg_current_snapshot())::text AS "oldest", pg_snapshot_xmax(pg_current_snapshot())::text AS "next"`,
    );
    const { upTo, open } = this.looked ?? { upTo: parseInt(this.floor.value, 10), open: [] };
    return { sight, after: upTo, late: open, sealed: new Set() };
  }

  private async ended({ sight, sealed }: Sweep): Promise<void> {
    this.sweep = undefined;
    this.floor.searched(sight, performance.now());
    const [floor, upTo] = [parseInt(this.floor.value, 10), parseInt(sight.position, 10)];
    this.looked = this.looked ? lookedFurther(this.looked, { upTo, sealed }, floor) : await this.openAbove(floor, upTo);
  }

  /** What a sweep through all above the floor has left open; null where that is too much. */
  private async openAbove(floor: number, upTo: number): Promise<Looked | null> {
    if (upTo - floor > PLACES) return null;
    const open = await this.db.query<{ place: string }[]>(
      `SELECT p::text AS "place" FROM generate_series($1::bigint + 1, $2::bigint) p
        WHERE (SELECT 1 FROM "audit_seal" s WHERE s."position" = p) IS NULL LIMIT ${MOST_OPEN + 1}`,
      [floor, upTo],
    );
    return open.length > MOST_OPEN ? null : { upTo, open: open.map(({ place }) => parseInt(place, 10)) };
  }

  private forgetLooks(): void {
    this.sweep = undefined;
    this.looked = null;
  }

  private failed(error: unknown): number {
    this.forgetLooks();
    this.report(error);
    return -1;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
