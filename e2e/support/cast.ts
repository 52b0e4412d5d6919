import { randomBytes } from 'node:crypto';
import { builder, headOffice, player, type Player } from './company.ts';
import type { HeadOfficeName } from './head-office.ts';
import { PASSWORD } from './head-office.ts';
import { inLanes } from './in-lanes.ts';
import { HIRED_AT_ONCE } from './prepare.ts';

/** Who works in a branch of the tests, and in which department. */
export const BRANCH_POSTS = {
  branchManager: { post: 'branch-general-manager', in: 'branch', name: '孙文' },
  manager: { post: 'sales-manager', in: 'sales', name: '李慧' },
  rep: { post: 'sales-rep', in: 'sales', name: '王芳' },
  otherRep: { post: 'sales-rep', in: 'sales', name: '赵磊' },
  assistant: { post: 'sales-assistant', in: 'sales', name: '周敏' },
  clerk: { post: 'order-clerk', in: 'sales', name: '吴婷' },
  logistics: { post: 'logistics-clerk', in: 'sales', name: '徐军' },
  service: { post: 'customer-service', in: 'service', name: '马丽' },
  serviceManager: { post: 'service-manager', in: 'service', name: '胡斌' },
  finance: { post: 'branch-finance', in: 'finance', name: '林静' },
  finance2: { post: 'branch-finance', in: 'finance', name: '郭涛' },
} as const;

type BranchName = keyof typeof BRANCH_POSTS;

/** Everybody a chapter may need: a branch of its own, and head office. */
export type Cast = Record<BranchName | HeadOfficeName, Player> & { readonly branch: string; readonly org: string };

/** A new branch with its departments and people; chapters never meet each other's rows. */
export async function aBranch(name: string, parent = 'hq'): Promise<Cast> {
  const company = builder();
  const code = `t${randomBytes(4).toString('hex')}`;
  const org = await company.unit(parent, code, 'branch', name);
  const departments = {
    branch: org,
    sales: await company.unit(org, 'sales', 'department', '销售部'),
    service: await company.unit(org, 'service', 'department', '客服部'),
    finance: await company.unit(org, 'finance', 'department', '财务部'),
  };
  return { branch: code, org, ...headOffice(), ...(await hired(code, departments)) };
}

/** The same people in one department of head office, which sells by itself (ORG-06). */
export async function aHeadOfficeDepartment(name: string): Promise<Cast> {
  const code = `d${randomBytes(4).toString('hex')}`;
  const org = await builder().unit('hq', code, 'department', name);
  return { branch: 'hq', org, ...headOffice(), ...(await hired(code, { branch: org, sales: org, service: org, finance: org })) };
}

type Departments = Readonly<Record<(typeof BRANCH_POSTS)[BranchName]['in'], string>>;

async function hired(code: string, departments: Departments): Promise<Record<BranchName, Player>> {
  const company = builder();
  const people = await inLanes(HIRED_AT_ONCE, Object.entries(BRANCH_POSTS), async ([role, { post, in: department, name: who }]) => {
    const colleague = await company.hire({ name: who, login: `${code}-${role}`, password: PASSWORD, post, org: departments[department] });
    return [role, player(colleague)] as const;
  });
  return Object.fromEntries(people) as Record<BranchName, Player>;
}
