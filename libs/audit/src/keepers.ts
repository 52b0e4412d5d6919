import { AUDITED_SERVICES } from '@tradewind/contracts/audit/audit.api';

/** Who keeps a service's signed heads: identity those of all others, policies those of identity. Never a service its own. */
export const keeperOf = (service: string): string => (service === 'identity' ? 'policies' : 'identity');

export const keptBy = (keeper: string): readonly string[] => AUDITED_SERVICES.filter((service) => keeperOf(service) === keeper);
