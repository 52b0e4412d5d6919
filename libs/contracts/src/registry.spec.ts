import { fieldsOf } from '@tradewind/kernel/field';
import type { Shape } from '@tradewind/kernel/operation';
import { getMetadataStorage } from 'class-validator';
import { EXPORTS } from './exports/all.js';
import { PERMISSIONS } from './permissions.js';
import { REGISTRY } from './registry.js';

const operations = REGISTRY.flatMap((api) => api.operations);
const duplicates = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);
const pathParameters = (http: string): string[] => [...http.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

describe('the registry of operations', () => {
  it('holds the operations of all services', () => {
    expect([...new Set(REGISTRY.map(({ service }) => service))].sort()).toEqual([
      'after-sales',
      'contracts',
      'customers',
      'expenses',
      'identity',
      'orders',
      'performance',
      'policies',
    ]);
  });

  it('gives every route to one operation', () => {
    expect(duplicates(operations.map(({ spec }) => spec.http.replace(/:\w+/g, ':')))).toEqual([]);
  });

  it('has one shape of each name: the OpenAPI document would describe them all as the last one', () => {
    const shapes = new Set<Shape>();
    const collect = (shape: Shape | undefined): void => {
      if (!shape || shapes.has(shape) || fieldsOf(shape).size === 0) return;
      shapes.add(shape);
      for (const name of fieldsOf(shape).keys()) {
        const about = (Reflect.getMetadata('swagger/apiModelProperties', shape.prototype as object, name) ?? {}) as { type?: unknown };
        if (typeof about.type === 'function') collect((about.type as () => Shape)());
      }
    };
    for (const { spec } of operations) for (const shape of [spec.params, spec.query, spec.body, spec.reply]) collect(shape as Shape | undefined);
    expect(shapes.size).toBeGreaterThan(250);
    const sent = [...shapes].map(({ name }) => name);
    expect(duplicates(sent)).toEqual([]);
  });

  it('gives every subject to one operation', () => {
    expect(duplicates(operations.map(({ subject }) => subject))).toEqual([]);
  });

  it('opens only what was decided to be open', () => {
    expect(
      operations
        .filter(({ spec }) => spec.allow === 'public')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['contracts.checkContractPaper', 'identity.finishOidc', 'identity.found', 'identity.signIn', 'identity.signOut', 'identity.startOidc']);
    const ofOneself = EXPORTS.flatMap(({ api }) => [api.findMyExports.id, api.getExport.id, api.cancelExport.id]);
    expect(operations.filter(({ spec }) => spec.allow === 'signed-in').map(({ id }) => id)).toEqual([
      ...ofOneself,
      'identity.me',
      'identity.findMySessions',
      'identity.revokeMySession',
      'identity.changeMyPassword',
      'identity.enrolTotp',
      'identity.confirmTotp',
      'identity.myDelegations',
      'expenses.expenseCategories',
    ]);
  });

  it('lets reports and exports wait for everything else, and keeps the door open for whoever signs in (R13)', () => {
    const ids = (load: string) => operations.filter((op) => op.load === load).map(({ id }) => id);
    expect(ids('access')).toEqual(['identity.signIn', 'identity.signOut', 'identity.startOidc', 'identity.finishOidc']);
    const looksLikeOne = operations.filter(({ spec }) => /\/(reports|exports)\b|\/export$|ledger|statistics|budget-execution|kpi-facts/.test(spec.http));
    expect(looksLikeOne.length).toBeGreaterThan(6);
    for (const { id } of looksLikeOne) expect(ids('report')).toContain(id);
  });

  it('takes no list of more than 1,000 items (R13)', () => {
    const shapes = operations.flatMap(({ spec }) => [spec.query, spec.body]).filter((shape) => shape !== undefined);
    const lists = shapes.flatMap((shape) => [...fieldsOf(shape)].filter(([, kind]) => kind === 'list').map(([name]) => [shape, name] as const));
    expect(lists.length).toBeGreaterThan(20);
    for (const [shape, name] of lists) {
      const rules = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
      const most = rules.filter((rule) => rule.propertyName === name && rule.name === 'arrayMaxSize').map(({ constraints }) => constraints as [number]);
      expect([shape.name, name, most.length > 0 && most.every(([count]) => count <= 1_000)]).toEqual([shape.name, name, true]);
    }
  });

  it('never lets a parameter swallow a fixed path that comes after it', () => {
    const seen: string[] = [];
    for (const { spec } of operations) {
      const shape = new RegExp(`^${spec.http.replace(/:\w+/g, '[^/]+')}$`);
      expect(seen.filter((earlier) => earlier.includes(':') && new RegExp(`^${earlier.replace(/:\w+/g, '[^/:]+')}$`).test(spec.http))).toEqual([]);
      expect(shape.test(spec.http)).toBe(true);
      seen.push(spec.http);
    }
  });

  it('gives every shape of the published language a name of its own', () => {
    const shapes = new Set(operations.flatMap(({ spec }) => [spec.body, spec.reply].filter((shape) => shape !== undefined)));
    const byName = new Map<string, number>();
    for (const { name } of shapes) byName.set(name, (byName.get(name) ?? 0) + 1);
    expect([...byName].filter(([name, count]) => count > 1 && !name.endsWith('Page'))).toEqual([]);
  });

  it.each(operations.map((op) => [op.id, op] as const))('%s names a permission that exists', (_, { spec: { allow } }) => {
    expect(['public', 'signed-in', ...Object.keys(PERMISSIONS)]).toContain(allow);
  });

  it.each(operations.map((op) => [op.id, op] as const))('%s takes exactly the parameters of its path', (_, { spec }) => {
    expect([...fieldsOf(spec.params).keys()].sort()).toEqual(pathParameters(spec.http).sort());
  });

  it.each(operations.map((op) => [op.id, op] as const))('%s documents how it can refuse', (_, { spec }) => {
    const mayBeMissing = pathParameters(spec.http).length > 0;
    const kinds = (spec.faults ?? []).map(({ kind }) => kind);
    if (mayBeMissing) expect(kinds).toContain('not-found');
    expect(duplicates((spec.faults ?? []).map(({ code }) => code))).toEqual([]);
  });

  it('names for every refusal by a rule the requirement, and only ways forward that exist', () => {
    const ids = new Set(operations.map(({ id }) => id));
    for (const { id, spec } of operations) {
      for (const { code, kind, rule } of spec.faults ?? []) {
        if (kind === 'refused')
          expect({ id, code, requirement: rule?.requirement }).toMatchObject({ requirement: expect.stringMatching(/^[A-Z]{3}-\d{2}$/) as string });
        for (const { operation, whoMay } of rule?.waysForward ?? []) {
          expect({ code, operation, exists: ids.has(operation) }).toEqual({ code, operation, exists: true });
          expect(Object.keys(PERMISSIONS)).toContain(whoMay);
        }
      }
    }
  });
});
