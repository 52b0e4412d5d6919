import { eventually } from '@tradewind/client/eventually';
import type { TargetKpi } from '@tradewind/contracts/performance/kpis';
import { targetsApi, type TargetView } from '@tradewind/contracts/performance/targets.api';
import type { Course } from './course.ts';
import { BRANCHES, type DemoCompany } from './organisation.ts';
import type { Person } from './staff.ts';

interface Yearly {
  readonly kpi: TargetKpi;
  readonly company: string;
  readonly branch: string;
  readonly rep: string;
}

const TARGETS: readonly Yearly[] = [
  { kpi: 'sales-amount', company: '9600000', branch: '4800000', rep: '2400000' },
  { kpi: 'new-customers', company: '96', branch: '48', rep: '24' },
];

/** PER-20, PER-21, PER-24: company → branch → rep, issued, and acknowledged by whom it is for. Gives how many there are. */
export async function setTargets(company: DemoCompany, year: number, course: Course): Promise<number> {
  let set = 0;
  for (const yearly of TARGETS) set += await cascade(company, year, yearly, course);
  // One of a unit that is still being talked about.
  await company
    .branch('bj')
    .branchManager.actor.call(
      targetsApi.draftTarget,
      { year, kpi: 'sales-profit', personId: company.branch('bj').branchManager.id, unit: 'hq.bj', yearly: '900000' },
      course.now(),
    );
  return set + 1;
}

async function cascade(company: DemoCompany, year: number, { kpi, company: whole, branch, rep }: Yearly, course: Course): Promise<number> {
  const vp = company.who('vp');
  const director = company.who('director');
  // People and units reach performance by events.
  const top = await eventually(() => vp.actor.call(targetsApi.draftTarget, { year, kpi, personId: director.id, unit: 'hq', yearly: whole }, course.now()));
  const parts = BRANCHES.map(({ code }) => ({ personId: company.branch(code).branchManager.id, unit: `hq.${code}`, yearly: branch }));
  const { parts: ofBranches } = await vp.actor.call(targetsApi.cascadeTarget, { targetId: top.id, parts }, course.now());
  await issued(top, vp, director, course);
  let set = 1;
  for (const { code } of BRANCHES) {
    const { branchManager } = company.branch(code);
    const ofBranch = ofBranches.find(({ unit }) => unit === `hq.${code}`)!;
    await issued(ofBranch, vp, branchManager, course);
    const reps = company.reps(code);
    const cascaded = await branchManager.actor.call(
      targetsApi.cascadeTarget,
      { targetId: ofBranch.id, parts: reps.map(({ id: personId }) => ({ personId, yearly: rep })) },
      course.now(),
    );
    for (const part of cascaded.parts) {
      const whose = reps.find(({ id }) => id === part.personId)!;
      const understood = whose.login !== 'cd-rep2' || kpi !== 'new-customers';
      await issued(part, branchManager, understood ? whose : null, course);
    }
    set += 1 + cascaded.parts.length;
  }
  return set;
}

async function issued({ id: targetId }: TargetView, by: Person, whose: Person | null, course: Course): Promise<void> {
  await by.actor.call(targetsApi.issueTarget, { targetId }, course.now());
  if (whose) await whose.actor.call(targetsApi.acknowledgeTarget, { targetId }, course.now());
}
