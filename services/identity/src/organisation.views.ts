import type { PersonView, PostView, UnitView } from '@tradewind/contracts/identity/organisation.api';
import type { OrgUnit } from './domain/org-unit.js';
import type { Person } from './domain/person.js';
import type { Post } from './domain/post.js';

export const unitView = ({ id, version, path, code, branchCode, kind, name, salesKind, status }: OrgUnit): UnitView => ({
  id,
  version,
  path,
  code,
  branchCode,
  kind,
  name,
  salesKind,
  status,
});

export const postView = ({ id, version, key, nameEn, nameZh, duties, grants }: Post): PostView => ({ id, version, key, nameEn, nameZh, duties, grants });

export const personView = ({ id, version, name, login, status, org, branch, posts }: Person): PersonView => ({
  id,
  version,
  name,
  login,
  status,
  org,
  branch,
  posts: posts.map(({ post, org: unit }) => ({ post, org: unit })),
});
