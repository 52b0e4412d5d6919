import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { unitsApi } from '@tradewind/contracts/identity/units.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { RealTime } from '../../deploy/demo/course.ts';
import type { Staff } from '../../deploy/demo/staff.ts';
import type { Staffing } from './staffing.ts';

const course = new RealTime();
const KPIS = ['sales-amount', 'sales-profit', 'new-customers'] as const;
/** Targets are unique per person, year and figure; the years of the platform end here. */
const YEARS = 170;

/** What head office changes in a day: a rule, a name, a target. `n` counts the days of this desk. */
export async function officeDay(staffing: Staffing, staff: Staff, n: number, look: () => Promise<void>): Promise<void> {
  await newRule(staffing, staff, n);
  await look();
  await newName(staffing, staff, n);
  await look();
  await newTarget(staff, n);
}

async function newRule(staffing: Staffing, { code, head }: Staff, n: number): Promise<void> {
  const value = { dueDays: 1 + (n % 30) };
  const rule = { key: 'return-visit', org: `hq.${code}`, effectiveFrom: course.today(), value, reason: `第 ${n} 次调整` };
  const { id: policyId } = await staffing.who('admin').actor.call(policiesApi.propose, rule);
  await head.gm.actor.call(policiesApi.approve, { policyId });
}

async function newName(staffing: Staffing, { code }: Staff, n: number): Promise<void> {
  const admin = staffing.who('admin').actor;
  const { items } = await admin.call(organisationApi.findUnits, {});
  const unit = items.find(({ path }) => path === `hq.${code}.service`);
  if (!unit) throw new Error(`Branch ${code} has lost its service department`);
  await admin.call(unitsApi.renameUnit, { unitId: unit.id, name: `客服${n % 9 === 0 ? '' : `${n % 9}`}部` });
}

async function newTarget({ branchManager, rep, manager }: Staff, n: number): Promise<void> {
  const kpi = KPIS[n % KPIS.length]!;
  const [whose, year] = [[rep, manager][Math.floor(n / KPIS.length) % 2]!, 2028 + Math.floor(n / (KPIS.length * 2))];
  if (year > 2028 + YEARS) return;
  const { id: targetId } = await branchManager.actor.call(targetsApi.draftTarget, { year, kpi, personId: whose.id, yearly: '1200' });
  await branchManager.actor.call(targetsApi.issueTarget, { targetId });
  await whose.actor.call(targetsApi.acknowledgeTarget, { targetId });
}
