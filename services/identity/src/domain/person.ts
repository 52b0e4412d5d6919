import type { PersonStatus } from '@tradewind/contracts/identity/organisation.api';
import { personChanged } from '@tradewind/contracts/identity/organisation.events';
import { accessRevoked } from '@tradewind/contracts/identity/sign-in.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { isWithin, type PostHeld } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<PersonStatus>()({
  disable: { from: ['active'], to: 'disabled' },
});

export interface Hiring {
  readonly name: string;
  readonly login: string;
  readonly passwordHash: string;
  /** The first is the main post: where what the person creates belongs. */
  readonly posts: readonly [PostHeld, ...PostHeld[]];
}

/** Somebody who works here, in one post or several, with an account. */
@Entity('person')
@Index('person_login', ['login'], { unique: true })
export class Person extends Aggregate<Person> {
  static readonly life = { status: next };
  static readonly unaudited = ['passwordHash'];

  @Column('text') readonly name!: string;
  @Column('text') readonly login!: string;
  @Column('text') readonly passwordHash!: string;
  @Column('text') readonly status!: PersonStatus;
  @Column('jsonb') readonly posts!: readonly [PostHeld, ...PostHeld[]];
  @Column('text') readonly search!: string;

  static hire({ name, login, passwordHash, posts }: Hiring): Person {
    const [{ org, branch }] = posts;
    const person = Person.born(
      { org, branch, ownerId: '' },
      { name, login: login.toLowerCase(), passwordHash, posts, status: 'active', search: searchKey(name, login) },
    );
    person.change({ ownerId: person.id });
    person.announce();
    return person;
  }

  assign(posts: Hiring['posts']): void {
    const [{ org, branch }] = posts;
    this.change({ posts, org, branch });
    this.announce();
  }

  /** The unit they work in, or one above it, moved. */
  follow(from: string, to: string): void {
    const moved = ({ org }: { readonly org: string }): string => (isWithin(org, from) ? to + org.slice(from.length) : org);
    const [main, ...others] = this.posts;
    const posts: Hiring['posts'] = [{ ...main, org: moved(main) }, ...others.map((held) => ({ ...held, org: moved(held) }))];
    this.change({ posts, org: posts[0].org });
    this.announce();
  }

  disable(): void {
    this.change({ status: next('disable', this.status) });
    this.announce();
  }

  setPassword(passwordHash: string): void {
    this.change({ passwordHash });
  }

  /** Tokens issued before `now` (real time, by which they are dated) hold no more, in any service. */
  revokeAccess(now: Date): void {
    this.record(accessRevoked, { subjectId: this.id, sessionId: null, issuedBefore: new Date(now.getTime() + 1).toISOString() });
  }

  private announce(): void {
    const { id: personId, name, posts } = this;
    this.record(personChanged, { personId, name, active: this.status === 'active', posts: posts.map(({ post, org }) => ({ post, org })) });
  }
}
