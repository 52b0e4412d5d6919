import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '@tradewind/auth/password';
import { companyExists, setupCodeWrong } from '@tradewind/contracts/identity/identity.faults';
import type { FoundCompany } from '@tradewind/contracts/identity/organisation.api';
import { newId } from '@tradewind/kernel/ids';
import { HQ_PATH, OrgUnit } from './domain/org-unit.js';
import { Person } from './domain/person.js';
import { Post } from './domain/post.js';
import { STANDARD_POSTS } from './domain/standard-posts.js';
import { IdentityConfig } from './identity.config.js';
import { assertStrong } from './password-rules.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { AccountRepository } from './person.repository.js';
import { PostRepository } from './post.repository.js';

/** The first act: head office, the standard posts and the first administrator, all or nothing. */
@Injectable()
export class Founding {
  constructor(
    private readonly config: IdentityConfig,
    private readonly units: OrgUnitRepository,
    private readonly posts: PostRepository,
    private readonly accounts: AccountRepository,
  ) {}

  async found({ setupCode, companyName, administratorName, login, password }: FoundCompany): Promise<Person> {
    if (!sameText(setupCode, this.config.setupCode)) throw setupCodeWrong();
    if (await this.units.findOne({ path: HQ_PATH })) throw companyExists();
    assertStrong(password, { login, name: administratorName, company: companyName });
    const founder = newId();
    await this.units.add(OrgUnit.headOffice(companyName, founder));
    for (const post of STANDARD_POSTS) await this.posts.add(Post.define(post, founder));
    const passwordHash = await hashPassword(password);
    return this.accounts.add(Person.hire({ name: administratorName, login, passwordHash, posts: [{ post: 'administrator', org: HQ_PATH, branch: HQ_PATH }] }));
  }
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
