import { writeFileSync } from 'node:fs';
import { CompanyBuilder, type Colleague } from '@tradewind/client/company-builder';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { EXAMPLE_POLICIES } from '@tradewind/policies/example-values';
import { PLATFORM_REGULATION } from '@tradewind/policies/regulation/platform-regulation';
import { HEAD_OFFICE_POSTS, PASSWORD } from './head-office.ts';
import { inLanes } from './in-lanes.ts';

const EFFECTIVE_FROM = '2025-01-01';
/** A platform with narrow lanes lets so many in. */
export const HIRED_AT_ONCE = 3;

/** Founds the company of the tests over HTTP: head office, its people, the example policies, the regulation. Writes who is who for the test workers. */
export async function prepareCompany({ url, setupCode, file }: { url: string; setupCode: string; file: string }): Promise<void> {
  const { admin, ...staff } = HEAD_OFFICE_POSTS;
  const company = await CompanyBuilder.found(url, {
    setupCode,
    companyName: '信风建材集团',
    administratorName: admin.name,
    login: admin.login,
    password: PASSWORD,
  });
  const hired = await inLanes(
    HIRED_AT_ONCE,
    Object.entries(staff),
    async ([name, hire]) => [name, await company.hire({ ...hire, password: PASSWORD, org: 'hq' })] as const,
  );
  const people: Record<string, Colleague> = Object.fromEntries(hired);
  const [gm, vp] = [people.gm?.actor, people.vp?.actor];
  if (!gm || !vp) throw new Error('nobody to approve policies');
  for (const policy of EXAMPLE_POLICIES) await company.policy({ ...policy, org: 'hq', effectiveFrom: EFFECTIVE_FROM }, gm);
  const today = businessDate(new Date());
  await company.regulation({ ...PLATFORM_REGULATION, effectiveFrom: today, reviewBy: addDays(today, 365) }, vp, gm);
  const admins = { id: '', name: admin.name, login: admin.login, password: PASSWORD, post: admin.post, org: 'hq' };
  const everybody = Object.fromEntries(Object.entries({ ...people, admin: admins }).map(([name, person]) => [name, { ...person, actor: undefined }]));
  writeFileSync(file, JSON.stringify({ url, people: everybody }));
}
