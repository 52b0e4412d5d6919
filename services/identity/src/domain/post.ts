import type { Breadth } from '@tradewind/contracts/identity/organisation.api';
import type { Permission } from '@tradewind/contracts/permissions';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Column, Entity, Index } from 'typeorm';

export interface PostGrant {
  readonly permission: Permission;
  readonly breadth: Breadth;
}

export interface PostDescription {
  readonly key: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly duties: readonly string[];
  readonly grants: readonly PostGrant[];
}

/** A post: listed duties, and what they allow over how much of the organisation (ORG-01..04). */
@Entity('post')
@Index('post_key', ['key'], { unique: true })
export class Post extends Aggregate<Post> {
  @Column('text') readonly key!: string;
  @Column('text') readonly nameEn!: string;
  @Column('text') readonly nameZh!: string;
  @Column('jsonb') readonly duties!: readonly string[];
  @Column('jsonb') readonly grants!: readonly PostGrant[];

  static define(description: PostDescription, by: string): Post {
    return Post.born({ org: 'hq', branch: 'hq', ownerId: by }, description);
  }
}
