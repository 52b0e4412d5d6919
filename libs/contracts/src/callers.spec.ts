import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALLERS } from './callers.js';
import { EXPORTS } from './exports/all.js';
import { FACT_SOURCES } from './performance/fact-sources.js';
import { REPLAYING } from './policies/replays.api.js';
import { WORK_SERVICES } from './identity/open-work.js';
import { EXPORTING } from './identity/standing.api.js';

const services = join(import.meta.dirname, '../../../services');
const hosts = readdirSync(services).filter((name) => name !== 'gateway' && name !== 'platform');

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The services whose apis a source hands to `….call(someApi.operation`, or names as a step of a process. */
function asked(source: string): string[] {
  const used = [...source.matchAll(/(?:\.(?:call|send)|\basking)\(\s*(\w+)\.\w+/g)].map(([, api = '']) => api);
  // whoever exports asks identity, from libs/exports, what the person may when it runs
  const standing = /^  exports: \w+Exports,$/m.test(source) ? ['identity'] : [];
  const everyWorkService = source.includes('.call(OPEN_WORK_APIS[') ? WORK_SERVICES : [];
  const everyFactSource = /\.ask\(\s*FACT_SOURCE_APIS\[/.test(source) ? FACT_SOURCES : [];
  const everyReplay = /\.ask\(\s*REPLAY_APIS\[/.test(source) ? REPLAYING : [];
  return [
    ...everyWorkService,
    ...everyReplay,
    ...everyFactSource,
    ...standing,
    ...used.flatMap((api) => {
      const imported = new RegExp(`import[^;]*\\b${api}\\b[^;]*from '@tradewind/contracts/([a-z-]+)/`).exec(source);
      return imported?.[1] ? [imported[1]] : [];
    }),
  ];
}

describe('S10 Who may ask whom on the bus', () => {
  it.each(hosts)('the list names exactly the services that %s asks', (host) => {
    const found = [...new Set(sourcesOf(join(services, host, 'src')).flatMap(asked))].filter((other) => other !== host).sort();
    expect({ host, asks: [...(CALLERS[host] ?? [])].sort() }).toEqual({ host, asks: found });
  });

  it('only services that export may ask what a person may (S9)', () => {
    expect(EXPORTING).toEqual(EXPORTS.map(({ service }) => service).sort());
  });
});
