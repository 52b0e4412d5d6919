import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditKey } from '@tradewind/persistence/audit-key';
import fc from 'fast-check';
import { AuditPublicKeys } from './audit-public-keys.js';
import { beginningOf, headText, linkHash } from './chain.js';
import { packOf, verifyPack, type EvidencePack, type Exhibit, type LinkedTrace } from './evidence-pack.js';

function keyPair(kid: string): { readonly own: AuditKey; readonly open: AuditPublicKeys } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(mkdtempSync(join(tmpdir(), 'pack-')), 'key.jwk');
  writeFileSync(file, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }));
  return { own: AuditKey.fromFile(file), open: new AuditPublicKeys([{ ...publicKey.export({ format: 'jwk' }), kid }]) };
}

const { own, open } = keyPair('contracts-1');
const CONTRACT = '018f0000-0000-7000-8000-000000000001';
const at = '2026-05-01T02:00:00.000Z';

function traces(): Exhibit[] {
  let before = beginningOf('contracts', 'bj').hash;
  return [1, 2, 3].map((seq): Exhibit => {
    const trace = {
      ...{ id: `018f0000-0000-7000-8000-00000000001${seq}`, at: '2026-04-01T02:00:00.000000Z', actorId: 'a', actorName: '王芳', onBehalfOfId: null },
      ...{
        onBehalfOfName: null,
        action: 'contracts.submitContract',
        aggregateType: 'Contract',
        aggregateId: CONTRACT,
        version: seq,
        org: 'hq.bj',
        branch: 'bj',
      },
      ...{ requestId: 'r', reason: null, changes: { status: { before: 'draft', after: 'in-review' } }, policies: ['contract-review@hq/1'] },
      ...{ position: String(seq), mark: 'm' },
    };
    const hash = linkHash(before, trace);
    const signed = { branch: 'bj', seq, hash, at, keyId: own.id, signature: own.sign(headText('contracts', { branch: 'bj', seq, hash, at: new Date(at) })) };
    const content: LinkedTrace = { service: 'contracts', trace, before, link: signed, head: signed };
    before = hash;
    return { kind: 'audit', id: trace.id, content };
  });
}

const aPack = (): EvidencePack => {
  const exhibits: Exhibit[] = [
    { kind: 'contract', id: CONTRACT, content: { id: CONTRACT, version: 3, total: '5000.00', customerName: '岭南建材' } },
    { kind: 'text', id: 'text', content: { text: '第一条 …' } },
    { kind: 'review', id: 'review/1', content: { policy: 'contract-review@hq/1', steps: [{ step: 'sales', decision: 'approved', by: 'li', dueAt: null }] } },
    { kind: 'seal', id: 'seal', content: { sealNo: '合同专用章-01', copies: 4 } },
    { kind: 'receipt', id: 'receipt', content: { amount: '5000.00' } },
    ...traces(),
  ];
  const about = { service: 'contracts', subject: 'contract', subjectId: CONTRACT, subjectNo: 'BJ-HT-1', madeAt: at, madeBy: 'gm', madeByName: '郑国强' };
  return JSON.parse(JSON.stringify(packOf(about, exhibits, own))) as EvidencePack;
};

type Path = readonly (string | number)[];

/** Every place in it that holds something. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([name, below]) => leaves(below, [...path, name]));
  return [path];
}

function put(pack: object, path: Path, value: unknown): void {
  const parent = path.slice(0, -1).reduce<object>((node, name) => Reflect.get(node, name) as object, pack);
  Reflect.set(parent, path.at(-1) ?? '', value);
}

const valueAt = (pack: object, path: Path): unknown => path.reduce<unknown>((node, name) => Reflect.get(node as object, name) as unknown, pack);

describe('XCT-05 An evidence pack shows any change without the platform', () => {
  const leavesOfPack = leaves(aPack());

  it('as it was made it is whole', () => {
    expect(verifyPack(aPack(), open)).toEqual([]);
  });

  it('whatever is changed in it, is noticed; in an entry, by its number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leavesOfPack), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean()), (path, value) => {
        const pack = aPack();
        fc.pre(valueAt(pack, path) !== value);
        put(pack, path, value);
        const [first] = verifyPack(pack, open);
        expect(first).toBeDefined();
        const [part, index, field] = path;
        if (part === 'entries' && field !== 'signature') expect(first?.entry).toBe(parseInt(String(index), 10) + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('every single place, changed by itself, is noticed', () => {
    for (const path of leavesOfPack) {
      const pack = aPack();
      const was = valueAt(pack, path);
      put(pack, path, typeof was === 'number' ? was + 1 : `${String(was)}x`);
      expect({ path, findings: verifyPack(pack, open).length > 0 }).toEqual({ path, findings: true });
    }
  });

  it('an entry taken out, put in, or exchanged with another is named', () => {
    fc.assert(
      fc.property(fc.nat({ max: 7 }), fc.nat({ max: 7 }), fc.constantFrom('out', 'in', 'exchanged'), (a, b, how) => {
        const pack = aPack();
        const entries = [...pack.entries];
        const [one, other] = [entries[a], entries[b]];
        fc.pre(how !== 'exchanged' || a !== b);
        if (how === 'out') entries.splice(a, 1);
        else if (how === 'in') entries.splice(a, 0, other ?? entries[0]!);
        else if (one && other) [entries[a], entries[b]] = [other, one];
        const expected = how === 'exchanged' ? Math.min(a, b) + 1 : how === 'in' && a === b ? a + 2 : a + 1;
        expect(verifyPack({ ...pack, entries }, open)[0]?.entry).toBe(expected);
      }),
    );
  });

  it('somebody who chains it anew without the key of the service is found at the first entry', () => {
    const forger = keyPair(own.id);
    const { header, entries } = aPack();
    const again = packOf(
      header,
      entries.map(({ kind, id, content }) => ({ kind, id, content: kind === 'contract' ? { ...content, total: '1.00' } : content })),
      forger.own,
    );
    expect(verifyPack(again, open)[0]).toMatchObject({ entry: 1 });
    expect(verifyPack(aPack(), keyPair('other').open)).toMatchObject([{ entry: null, what: expect.stringContaining('do not have the key') as string }]);
  });

  it('a trace that the service itself would leave out is missed: a record of version 3 was changed three times', () => {
    const { header, entries } = aPack();
    const exhibits = entries.filter(({ n }) => n !== 7).map(({ kind, id, content }) => ({ kind, id, content }));
    expect(verifyPack(packOf(header, exhibits, own), open)).toEqual([
      { entry: 1, what: `of entry 1 (contract ${CONTRACT}) the traces of versions 2 are not there` },
    ]);
  });

  it('a trace that is not what its link sealed is named although the pack around it is whole', () => {
    const { header, entries } = aPack();
    const exhibits = entries.map(({ n, kind, id, content }) =>
      n === 7 ? { kind, id, content: { ...content, trace: { ...(content as LinkedTrace).trace, actorName: '赵磊' } } } : { kind, id, content },
    );
    expect(verifyPack(packOf(header, exhibits, own), open)).toMatchObject([{ entry: 7, what: expect.stringContaining('not what its link sealed') as string }]);
  });
});
