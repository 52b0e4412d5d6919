import { CompanyBuilder } from '@tradewind/client/company-builder';
import { calendarsApi } from '@tradewind/contracts/identity/calendars.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { atATime } from './at-a-time.ts';
import { HOLIDAYS_2026 } from './holidays-2026.ts';
import { PatientActor } from './patient-actor.ts';
import type { Branch, HeadOffice, Person } from './staff.ts';

export const COMPANY = '信风建材集团有限公司';
export const PASSWORD = 'Tradewind-2026';
export const ADMINISTRATOR = { name: '程序', login: 'admin', post: 'administrator', unit: 'hq' } as const;

/** ORG-04 */
const HEAD_OFFICE_DEPARTMENTS = {
  sales: '销售部',
  marketing: '市场部',
  service: '客户服务部',
  finance: '财务部',
  legal: '法务部',
  audit: '审计部',
  technical: '技术部',
  quality: '质检部',
  logistics: '物流部',
  hr: '人力资源部',
  office: '办公室',
  production: '生产部',
} as const;

const BRANCH_DEPARTMENTS = { sales: '销售部', service: '客服部', finance: '财务部', logistics: '储运部' } as const;

const WORKING_WEEK = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => ({ day, begins: '08:30', ends: '17:30' }));

export const BRANCHES = [
  { code: 'bj', name: '北京分公司' },
  { code: 'cd', name: '成都分公司' },
] as const;
export type BranchCode = (typeof BRANCHES)[number]['code'];

/** Posts of ORG-01..04 with who holds them: login, name, post, unit. */
const ROSTER = [
  ['gm', '郑国强', 'general-manager', 'hq'],
  ['vp', '冯晓东', 'sales-vp', 'hq.sales'],
  ['director', '陈立', 'sales-director', 'hq.sales'],
  ['region', '田野', 'regional-sales-manager', 'hq.sales'],
  ['finance', '韩杨', 'finance-officer', 'hq.finance'],
  ['cashier', '朱琴', 'cashier', 'hq.finance'],
  ['legal', '褚卫', 'legal-officer', 'hq.legal'],
  ['auditor', '蒋沈', 'auditor', 'hq.audit'],
  ['office', '尤雪', 'office-clerk', 'hq.office'],
  ['products', '何吕', 'product-manager', 'hq.marketing'],
  ['marketing', '许嘉', 'marketing-officer', 'hq.marketing'],
  ['hr', '吕婷', 'hr-officer', 'hq.hr'],
  ['quality', '施宏', 'quality-officer', 'hq.quality'],
  ['planner', '张策', 'production-planner', 'hq.production'],
  ['technician', '孔亮', 'technician', 'hq.technical'],
  ['warehouse', '曹磊', 'warehouse-keeper', 'hq.logistics'],
  ['bj-gm', '孙文', 'branch-general-manager', 'hq.bj'],
  ['bj-manager', '李慧', 'sales-manager', 'hq.bj.sales'],
  ['bj-supervisor', '魏强', 'sales-supervisor', 'hq.bj.sales'],
  ['bj-rep1', '王芳', 'sales-rep', 'hq.bj.sales'],
  ['bj-rep2', '赵磊', 'sales-rep', 'hq.bj.sales'],
  ['bj-account', '秦岚', 'account-manager', 'hq.bj.sales'],
  ['bj-assistant', '周敏', 'sales-assistant', 'hq.bj.sales'],
  ['bj-clerk', '吴婷', 'order-clerk', 'hq.bj.sales'],
  ['bj-logistics', '徐军', 'logistics-clerk', 'hq.bj.logistics'],
  ['bj-service', '马丽', 'customer-service', 'hq.bj.service'],
  ['bj-servicemgr', '胡斌', 'service-manager', 'hq.bj.service'],
  ['bj-finance', '林静', 'branch-finance', 'hq.bj.finance'],
  ['cd-gm', '罗成', 'branch-general-manager', 'hq.cd'],
  ['cd-manager', '邓洁', 'sales-manager', 'hq.cd.sales'],
  ['cd-rep1', '杨帆', 'sales-rep', 'hq.cd.sales'],
  ['cd-rep2', '谢宁', 'sales-rep', 'hq.cd.sales'],
  ['cd-assistant', '潘悦', 'sales-assistant', 'hq.cd.sales'],
  ['cd-clerk', '董倩', 'order-clerk', 'hq.cd.sales'],
  ['cd-logistics', '袁刚', 'logistics-clerk', 'hq.cd.logistics'],
  ['cd-service', '蔡欣', 'customer-service', 'hq.cd.service'],
  ['cd-servicemgr', '彭勇', 'service-manager', 'hq.cd.service'],
  ['cd-finance', '叶青', 'branch-finance', 'hq.cd.finance'],
] as const;
export type Login = (typeof ROSTER)[number][0];

/** Somebody taken on. */
export interface Colleague extends Person {
  readonly login: string;
  readonly post: string;
  readonly org: string;
}

/** The company with everybody in it. */
export class DemoCompany {
  readonly administrator: PatientActor;
  private readonly colleagues: ReadonlyMap<string, Colleague>;

  constructor(administrator: PatientActor, colleagues: readonly Colleague[]) {
    this.administrator = administrator;
    this.colleagues = new Map(colleagues.map((colleague) => [colleague.login, colleague]));
  }

  get size(): number {
    return this.colleagues.size + 1;
  }

  who(login: Login): Colleague {
    const found = this.colleagues.get(login);
    if (!found) throw new Error(`Nobody signs in as ${login}`);
    return found;
  }

  get everybody(): readonly Colleague[] {
    return [...this.colleagues.values()];
  }

  get head(): HeadOffice {
    const [gm, legal, auditor, finance, cashier, office] = (['gm', 'legal', 'auditor', 'finance', 'cashier', 'office'] as const).map((login) =>
      this.who(login),
    );
    return { gm: gm!, legal: legal!, auditor: auditor!, finance: finance!, cashier: cashier!, office: office! };
  }

  branch(code: BranchCode): Branch {
    const who = (role: string): Colleague => this.who(`${code}-${role}` as Login);
    return {
      code,
      manager: who('manager'),
      branchManager: who('gm'),
      assistant: who('assistant'),
      clerk: who('clerk'),
      logistics: who('logistics'),
      service: who('service'),
      serviceManager: who('servicemgr'),
      finance: who('finance'),
    };
  }

  reps(code: BranchCode): readonly Colleague[] {
    return (['rep1', 'rep2'] as const).map((rep) => this.who(`${code}-${rep}`));
  }
}

/** Founds the company with head office, branches, departments and people. A company that is there already is refused by the platform. */
export async function foundCompany(url: string, setupCode: string): Promise<DemoCompany> {
  const administrator = new PatientActor(url, { login: ADMINISTRATOR.login, password: PASSWORD });
  const { name: administratorName, login } = ADMINISTRATOR;
  await new PatientActor(url, null).call(organisationApi.found, { setupCode, companyName: COMPANY, administratorName, login, password: PASSWORD });
  const builder = new CompanyBuilder(url, administrator);
  for (const [code, name] of Object.entries(HEAD_OFFICE_DEPARTMENTS)) await builder.unit('hq', code, 'department', name);
  for (const { code: branch, name: branchName } of BRANCHES) {
    const path = await builder.unit('hq', branch, 'branch', branchName);
    for (const [code, name] of Object.entries(BRANCH_DEPARTMENTS)) await builder.unit(path, code, 'department', name);
  }
  await administrator.call(calendarsApi.setWorkCalendar, { branch: 'hq', week: WORKING_WEEK });
  await administrator.call(calendarsApi.importHolidays, { branch: 'hq', ...HOLIDAYS_2026 });
  const colleagues = await atATime(4, ROSTER, async ([who, name, post, org]): Promise<Colleague> => {
    const { id } = await builder.hire({ name, login: who, password: PASSWORD, post, org });
    return { id, name, login: who, post, org, actor: new PatientActor(url, { login: who, password: PASSWORD }) };
  });
  // Signed in once each here, and not by several deals at the same moment.
  await atATime(4, colleagues, ({ actor }) => actor.call(signInApi.me, {}));
  return new DemoCompany(administrator, colleagues);
}
