import { createHash } from 'node:crypto';
import { canonical } from '@tradewind/domain/content-hash';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import type { AuditPublicKeys } from './audit-public-keys.js';
import { linkHash, type SignedHead, type Trace } from './chain.js';

const FORMAT = 'tradewind evidence pack v1';

export interface PackHeader {
  readonly format: string;
  readonly service: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly subjectNo: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly madeByName: string;
}

/** Something that is evidence, before it is chained. */
export interface Exhibit {
  readonly kind: string;
  readonly id: string;
  readonly content: object;
}

interface PackEntry extends Exhibit {
  readonly n: number;
  readonly hash: string;
  readonly signature: string;
}

export interface EvidencePack {
  readonly header: PackHeader;
  readonly entries: readonly PackEntry[];
  readonly seal: { readonly count: number; readonly hash: string; readonly keyId: string; readonly signature: string };
}

/** A trace with its link: the hash before it makes the hash that was sealed, and the service signs exactly this link. */
export interface LinkedTrace {
  readonly service: string;
  readonly trace: Omit<Trace, 'at'> & { readonly at: string };
  readonly before: string;
  readonly link: Signed;
  /** The first head that was signed when it was sealed, or after: the same link, or a later one. */
  readonly head: Signed;
}

/** A signed end of a chain as JSON has it. */
export type Signed = Omit<SignedHead, 'at'> & { readonly at: string };

/** What does not fit; `entry` is its number, null where it is the pack as a whole. */
export interface PackFinding {
  readonly entry: number | null;
  readonly what: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const beginning = (header: PackHeader): string => sha256([FORMAT, canonical(header)].join('\n'));
const chained = (before: string, said: object): string => sha256([before, canonical(said)].join('\n'));
const entryText = ({ service, subjectId }: PackHeader, n: number, hash: string): string => [`${FORMAT} entry`, service, subjectId, n, hash].join('\n');
const sealText = ({ service, subjectId }: PackHeader, { count, hash }: { count: number; hash: string }): string =>
  [`${FORMAT} seal`, service, subjectId, count, hash].join('\n');

/** Chains and signs: each entry by itself, so that the first that was changed can be named, and the whole, so that none can be taken away. */
export function packOf(about: Omit<PackHeader, 'format'>, exhibits: readonly Exhibit[], key: AuditKey): EvidencePack {
  const header = { format: FORMAT, ...about };
  let hash = beginning(header);
  const entries = exhibits.map(({ kind, id, content }, i): PackEntry => {
    const said = { n: i + 1, kind, id, content: JSON.parse(JSON.stringify(content)) as object };
    hash = chained(hash, said);
    return { ...said, hash, signature: key.sign(entryText(header, said.n, hash)) };
  });
  const end = { count: entries.length, hash };
  return { header, entries, seal: { ...end, keyId: key.id, signature: key.sign(sealText(header, end)) } };
}

/** Checks a pack with nothing but the public keys. The first finding names the first entry that is not as it was. */
export function verifyPack(pack: EvidencePack, keys: AuditPublicKeys): readonly PackFinding[] {
  try {
    return findingsIn(pack, keys);
  } catch {
    return [{ entry: null, what: 'this does not have the form of a pack' }];
  }
}

/** What its entries say of the audit trail is looked at once they are what was signed: before, they say nothing. */
function findingsIn(pack: EvidencePack, keys: AuditPublicKeys): readonly PackFinding[] {
  const { header, entries, seal, ...more } = pack;
  if (header.format !== FORMAT) return [{ entry: null, what: `this is not a pack of the format "${FORMAT}"` }];
  if (!keys.knows(seal.keyId)) return [{ entry: null, what: `the public keys do not have the key ${seal.keyId}` }];
  const unknown = [...strangers(more, []), ...strangers(seal, ['count', 'hash', 'keyId', 'signature'])];
  const around = unknown.map((name) => ({ entry: null, what: `there is something in it that was not: ${name}` }));
  const found = [...changedEntries(pack, keys), ...around, ...wholeness(pack, keys)];
  if (found.length > 0) return found;
  return [...entries.flatMap((entry) => (entry.kind === 'audit' ? linkFindings(entry, keys) : [])), ...missingTraces(entries)];
}

const strangers = (given: object, known: readonly string[]): string[] => Object.keys(given).filter((name) => !known.includes(name));

/** Only the first: whatever comes after it hangs on it. */
function changedEntries({ header, entries, seal }: EvidencePack, keys: AuditPublicKeys): PackFinding[] {
  let before = beginning(header);
  for (const [i, { hash, signature, ...said }] of entries.entries()) {
    const n = i + 1;
    const about = `entry ${n} (${said.kind} ${said.id})`;
    if (!keys.isSignedText(seal.keyId, entryText(header, n, hash), signature))
      return [{ entry: n, what: `${about} does not bear the signature of the service` }];
    if (said.n !== n || chained(before, said) !== hash)
      return [{ entry: n, what: i === 0 ? `${about}, or the header of the pack, was changed` : `${about} was changed` }];
    before = hash;
  }
  return [];
}

function wholeness({ header, entries, seal }: EvidencePack, keys: AuditPublicKeys): PackFinding[] {
  if (!keys.isSignedText(seal.keyId, sealText(header, seal), seal.signature)) return [{ entry: null, what: 'the seal of the pack is not that of the service' }];
  if (entries.length < seal.count)
    return [{ entry: entries.length + 1, what: `${seal.count - entries.length} entries are missing from ${entries.length + 1} on` }];
  if (entries.length > seal.count) return [{ entry: seal.count + 1, what: `entry ${seal.count + 1} was not in the pack` }];
  return entries.at(-1)?.hash === seal.hash ? [] : [{ entry: entries.length, what: 'the last entry is not the one that was sealed' }];
}

/** The trace is what its link sealed, and the service vouched for that link and for the head. */
function linkFindings({ n, content }: PackEntry, keys: AuditPublicKeys): PackFinding[] {
  const { service, trace, before, link, head } = content as LinkedTrace;
  const found = (what: string): PackFinding => ({ entry: n, what: `entry ${n} (audit ${trace.id}) ${what}` });
  const signed = (end: Signed): boolean => keys.isSigned(service, { ...end, at: new Date(end.at) });
  return [
    ...(linkHash(before, trace) === link.hash ? [] : [found('is not what its link sealed')]),
    ...(signed(link) && signed(head) ? [] : [found('has a link or a head without the signature of the service')]),
    ...(head.seq > link.seq || (head.seq === link.seq && head.hash === link.hash) ? [] : [found('is not under the head it names')]),
  ];
}

/** A record of version n was changed n times: each change left a trace. */
function missingTraces(entries: readonly PackEntry[]): PackFinding[] {
  const traces = entries.flatMap(({ kind, content }) => (kind === 'audit' ? [(content as LinkedTrace).trace] : []));
  return entries.flatMap(({ n, kind, id, content }) => {
    const { version } = content as { version?: unknown };
    if (kind === 'audit' || typeof version !== 'number') return [];
    const there = new Set(traces.filter(({ aggregateId }) => aggregateId === id).map((trace) => trace.version));
    const missing = Array.from({ length: version }, (_, i) => i + 1).filter((each) => !there.has(each));
    return missing.length === 0 ? [] : [{ entry: n, what: `of entry ${n} (${kind} ${id}) the traces of versions ${missing.join(', ')} are not there` }];
  });
}
