import { REQUIREMENT_DUTIES } from '@tradewind/contracts/contracts/requirements';
import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import type { RequirementNeedPolicy, ReviewPolicy } from './kinds.js';

/** Production/technical, quality control and purchasing are all asked, whatever it is about (003-M §4.1.1). */
export function requirementReview({ steps, rounds = [] }: ReviewPolicy): Objection[] {
  const always = steps.filter(({ fromAmount, belowAmount, when }) => [fromAmount, belowAmount, when].every((limit) => limit === undefined));
  const missing = REQUIREMENT_DUTIES.filter((duty) => !always.some(({ permission }) => permission === duty));
  return [
    ...missing.map((duty) => objection('CON-05', `not every requirement would be answered by ${duty}`, `并非每项要求都由 ${duty} 评审`)),
    ...rounds
      .filter(({ close }) => close !== 'all')
      .map(({ round }) => objection('CON-05', `round ${round} could close without one of them`, `第 ${round} 轮可能缺少其中一方的评审`)),
  ];
}

/** One band for each unit, and something that asks at all. */
export function requirementNeed({ specialRequirements, quantities, leadDays }: RequirementNeedPolicy): Objection[] {
  const units = quantities.map(({ unit }) => unit);
  const twice = [...new Set(units.filter((unit, i) => units.indexOf(unit) !== i))];
  const never = !specialRequirements && quantities.length === 0 && leadDays === undefined;
  return [
    ...twice.map((unit) => objection('CON-04', `two bands are counted in ${unit}`, `计量单位“${unit}”有两个数量界限`)),
    ...(never ? [objection('CON-04', 'no contract would ever be asked about', '任何合同都不会被要求评审')] : []),
  ];
}
