import { BlockList, isIP } from 'node:net';

const FAMILY = { 4: 'ipv4', 6: 'ipv6' } as const;
const LONGEST = { 4: 32, 6: 128 } as const;

interface Range {
  readonly network: string;
  readonly length: number;
  readonly version: 4 | 6;
}

/** Ranges of addresses in CIDR notation; an empty list holds every address. */
export class AddressRanges {
  private readonly list = new BlockList();

  constructor(private readonly ranges: readonly string[]) {
    for (const text of ranges) {
      const range = parsed(text);
      if (range) this.list.addSubnet(range.network, range.length, FAMILY[range.version]);
    }
  }

  /** What of this is no range. */
  static wrongAmong(ranges: readonly string[]): readonly string[] {
    return ranges.filter((text) => !parsed(text));
  }

  hold(address: string): boolean {
    if (this.ranges.length === 0) return true;
    const version = isIP(address);
    return version !== 0 && this.list.check(address, FAMILY[version as 4 | 6]);
  }
}

function parsed(text: string): Range | null {
  const [, network = '', digits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = isIP(network) as 0 | 4 | 6;
  const length = parseInt(digits, 10);
  return version === 0 || length > LONGEST[version] ? null : { network, length, version };
}
