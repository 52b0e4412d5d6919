import { eventually } from '@tradewind/client/eventually';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { simulationsApi, type SimulationView } from '@tradewind/contracts/policies/simulations.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Cast } from './cast.ts';
import type { Player } from './company.ts';

export const CLAIM_STEPS = [
  { step: 'department', round: 1, permission: 'claim:decide-department' },
  { step: 'finance', round: 2, permission: 'claim:decide-finance' },
];
const CONTRACT_STEPS = ['sales', 'legal', 'finance', 'audit'].map((step, i) => ({ step, round: [1, 2, 2, 3][i] ?? 1, permission: `contract:review-${step}` }));

export const leaderFrom = (fromAmount: string): { steps: object[] } => ({
  steps: [...CLAIM_STEPS, { step: 'leader', round: 3, permission: 'claim:decide-leader', fromAmount }],
});

/** Two sets that a company might think about: more to be agreed to and paid sooner, or less and later. */
const SETS: Readonly<Record<'strict' | 'light', Readonly<Record<string, object>>>> = {
  strict: {
    'claim-review': leaderFrom('500.00'),
    'contract-review': { steps: [...CONTRACT_STEPS, { step: 'vp', round: 4, permission: 'contract:review-deviation-vp', fromAmount: '50000.00' }] },
    payment: { prepaidShare: '1', dueDays: 15 },
    bonus: {
      ...{ scoreBonus: '0.00', lowestScore: '0' },
      tiers: [
        { from: '0', rate: '0.005' },
        { from: '1', rate: '0.03' },
      ],
    },
  },
  light: {
    'claim-review': { steps: [...CLAIM_STEPS.slice(0, 1), { step: 'leader', round: 2, permission: 'claim:decide-leader', fromAmount: '5000.00' }] },
    'contract-review': { steps: CONTRACT_STEPS.filter(({ step }) => step !== 'finance') },
    payment: { prepaidShare: '0.25', dueDays: 30 },
    bonus: { scoreBonus: '0.00', lowestScore: '0', tiers: [{ from: '0', rate: '0.02' }] },
  },
};

export async function proposed(cast: Cast, key: string, value: object): Promise<string> {
  const effectiveFrom = addDays(businessDate(new Date()), 1);
  const { id } = await cast.admin.call(policiesApi.propose, { key, org: cast.org, effectiveFrom, value, reason: '试算' });
  return id;
}

export const finished = (by: Player, { id: simulationId }: SimulationView): Promise<SimulationView> =>
  eventually(async () => {
    const simulation = await by.call(simulationsApi.getSimulation, { simulationId });
    if (simulation.status === 'running') throw new Error('still running');
    return simulation;
  }, 300_000);

/** The set proposed for the branch and tried on the year that begins on this day. */
export async function trialOf(cast: Cast, set: keyof typeof SETS, from: string): Promise<SimulationView> {
  const policyIds = await Promise.all(Object.entries(SETS[set]).map(([key, value]) => proposed(cast, key, value)));
  return finished(cast.gm, await cast.gm.call(simulationsApi.simulate, { policyIds, from, to: addDays(from, 364), reason: '新标准会多出多少审批？' }));
}
