import { BlockList, isIP } from 'node:net';
import { addressRangeWrong } from '@tradewind/contracts/identity/partner-apps.faults';

const FAMILY = { 4: 'ipv4', 6: 'ipv6' } as const;
const LONGEST = { 4: 32, 6: 128 } as const;

/** Ranges of addresses in CIDR notation; an empty list holds every address. */
export class AddressRanges {
  private readonly list = new BlockList();

  private constructor(private readonly ranges: readonly string[]) {}

  /** Refuses what is no range. */
  static of(ranges: readonly string[]): AddressRanges {
    const all = new AddressRanges(ranges);
    for (const range of ranges) all.add(range);
    return all;
  }

  hold(address: string): boolean {
    if (this.ranges.length === 0) return true;
    const version = isIP(address);
    return version !== 0 && this.list.check(address, FAMILY[version as 4 | 6]);
  }

  private add(range: string): void {
    const [, network = '', length = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(range) ?? [];
    const version = isIP(network) as 0 | 4 | 6;
    if (version === 0 || parseInt(length, 10) > LONGEST[version]) throw addressRangeWrong({ range });
    this.list.addSubnet(network, parseInt(length, 10), FAMILY[version]);
  }
}
