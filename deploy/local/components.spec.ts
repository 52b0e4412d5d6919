import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}
type Dependencies = Readonly<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>> | undefined>>;

const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const fetched = Object.entries(packages).filter(([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle);

describe('ASVS 15.1.2, 15.2.1 What others wrote is known to the last byte', () => {
  it('every package comes from the registry with the hash it had when it was chosen', () => {
    const loose = fetched.filter(([, { version, resolved, integrity }]) => !version || resolved !== undefined || !integrity?.startsWith('sha512-'));
    expect(fetched.length).toBeGreaterThan(100);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('what we ask for ourselves is one version, not a range', () => {
    const ours = ['.', ...['libs', 'services'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))];
    const ranges = ours.flatMap((folder) => {
      const { dependencies, devDependencies, optionalDependencies } = read(`${folder}/package.json`) as Dependencies;
      const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
      return all
        .filter(([name, version]) => !name.startsWith('@tradewind/') && !/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name]) => `${folder}: ${name}`);
    });
    expect(ranges).toEqual([]);
  });
});
