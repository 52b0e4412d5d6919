import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where this machine gets Debian's packages, and which keys it trusts for them. */
export interface Mirror {
  readonly uri: string;
  readonly signedBy: string | undefined;
}

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const standard: Mirror = { uri: 'http://deb.debian.org/debian', signedBy: existsSync(keyring) ? keyring : undefined };

/** The one that TRADEWIND_DEBIAN_MIRROR names, or the machine's own, since it may reach no other. */
export function debianMirror(etc = '/etc/apt'): Mirror {
  const named = process.env.TRADEWIND_DEBIAN_MIRROR;
  if (named) return { ...standard, uri: named };
  const folder = join(etc, 'sources.list.d');
  const files = [join(etc, 'sources.list'), ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])];
  const entries = files
    .filter((file) => existsSync(file))
    .flatMap((file) => (file.endsWith('.sources') ? stanzas(file) : file.endsWith('.list') ? lines(file) : []));
  return entries.find(({ uri }) => /\/debian\/?$/.test(uri)) ?? standard;
}

function stanzas(file: string): Mirror[] {
  const text = readFileSync(file, 'utf8').replace(/^#.*\n/gm, '');
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(stanza)?.[1]?.trim();
    if (!field('Types')?.split(/\s+/).includes('deb') || field('Enabled') === 'no') return [];
    const signedBy = field('Signed-By') ?? standard.signedBy;
    return (field('URIs') ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((uri) => ({ uri, signedBy }));
  });
}

function lines(file: string): Mirror[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, options = '', uri] = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s/.exec(line) ?? [];
      if (uri === undefined) return [];
      return [{ uri, signedBy: /signed-by=(\S+)/.exec(options)?.[1] ?? standard.signedBy }];
    });
}
