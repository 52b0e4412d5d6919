import { RISK_LEVELS, RISK_RESPONSES } from '@tradewind/contracts/orders/customer-risk';
import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import type { RiskBand, RiskBandsPolicy } from './kinds.js';

/** Every number of days is in exactly one band, none is milder than the one before, and each says something new (CUS-33). */
export function riskBands({ bands }: RiskBandsPolicy): Objection[] {
  const first = bands[0]?.fromDays ?? 0;
  const gap = objection(
    'CUS-33',
    `who is overdue for less than ${first} days is in no band: the first begins at 0`,
    `逾期不足 ${first} 天的客户没有风险等级：第一档应从 0 天起`,
  );
  return [...(first === 0 ? [] : [gap]), ...bands.slice(1).flatMap((band, i) => objectionsTo(band, bands[i] ?? band))];
}

function objectionsTo(band: RiskBand, before: RiskBand): Objection[] {
  const { fromDays, level, response } = band;
  if (fromDays <= before.fromDays)
    return [
      objection(
        'CUS-33',
        `the band from ${fromDays} days comes after the one from ${before.fromDays} days: bands begin later and later`,
        `从 ${fromDays} 天起的一档排在从 ${before.fromDays} 天起的一档之后：各档天数应递增`,
      ),
    ];
  const step = Math.sign(severity(band) - severity(before));
  if (step < 0 || RISK_RESPONSES.indexOf(response) < RISK_RESPONSES.indexOf(before.response))
    return [
      objection(
        'CUS-33',
        `who is overdue for ${fromDays} days would be treated better than who is for ${before.fromDays}`,
        `逾期 ${fromDays} 天的客户不应比逾期 ${before.fromDays} 天的客户待遇更宽`,
      ),
    ];
  if (level === before.level && response === before.response)
    return [
      objection(
        'CUS-33',
        `the band from ${fromDays} days says the same as the one from ${before.fromDays} days`,
        `从 ${fromDays} 天起的一档与从 ${before.fromDays} 天起的一档内容相同`,
      ),
    ];
  return [];
}

const severity = ({ level }: RiskBand): number => RISK_LEVELS.indexOf(level);
