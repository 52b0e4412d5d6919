import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTROLS, controlExists } from '../controls.js';
import { PLATFORM_REGULATION } from './platform-regulation.js';

const { clauses } = PLATFORM_REGULATION;
const text = readFileSync(join(import.meta.dirname, '../../../../docs/requirements.md'), 'utf8');
const required = [...text.matchAll(/^- ([A-Z]{3}-\d{2}) /gm)].map(([, id = '']) => id);
const covered = clauses.flatMap(({ requirements }) => requirements);
const controls = clauses.flatMap((clause) => clause.controls);

describe('XCT-01 The regulation that the platform ships', () => {
  it('covers every requirement, each in one clause, and no other', () => {
    expect(new Set(required).size).toBe(248);
    expect([...covered].sort()).toEqual([...new Set(required)].sort());
  });

  it('says everything in Chinese and in English', () => {
    for (const { no, titleZh, titleEn, textZh, textEn } of clauses) {
      expect([no, titleZh, textZh].join(' ')).toMatch(/[\u4e00-\u9fff]/);
      expect([no, titleEn, textEn].join(' ')).not.toMatch(/[\u4e00-\u9fff]/);
      expect(Math.min(titleZh.length, titleEn.length, textZh.length, textEn.length)).toBeGreaterThan(1);
    }
  });

  it('names only controls that exist in the code', () => {
    expect(controls.filter(({ kind, key }) => !controlExists(kind, key))).toEqual([]);
    expect(controls.length).toBeGreaterThan(100);
  });

  it('leaves no refusal, approval, value and clock of the platform without a clause', () => {
    const named = new Set(controls.map(({ kind, key }) => `${kind} ${key}`));
    const declared = (['guard', 'approval-step', 'value', 'clock'] as const).flatMap((kind) => [...CONTROLS[kind].keys()].map((key) => `${kind} ${key}`));
    expect(declared.filter((control) => !named.has(control))).toEqual([]);
  });

  it('binds a control only to what it says it keeps: payment before goods to the guard that refuses to release', () => {
    const payment = clauses.find(({ requirements }) => requirements.includes('ORD-06'));
    expect(payment?.controls).toEqual(
      expect.arrayContaining([
        { kind: 'guard', key: 'order.payment-missing', requirements: ['ORD-06'] },
        { kind: 'value', key: 'payment', requirements: ['ORD-06'] },
      ]),
    );
  });

  it('has clauses that only people keep, and says so by naming no control', () => {
    expect(clauses.filter((clause) => clause.controls.length === 0).map(({ no }) => no)).toEqual(expect.arrayContaining(['1.8', '4.2']));
  });
});
