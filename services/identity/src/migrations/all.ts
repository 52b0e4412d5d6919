import { CreateOrganisation1763700000001 } from './1763700000001-create-organisation.js';
import { CreatePartnerApps1763770000001 } from './1763770000001-create-partner-apps.js';
import { CreateSignIn1763780000001 } from './1763780000001-create-sign-in.js';
import { OrganisationWithHistory1763790000001 } from './1763790000001-organisation-with-history.js';
import { CreateWorkCalendar1763790000002 } from './1763790000002-create-work-calendar.js';
import { PostsMayExport1764200000002 } from './1764200000002-posts-may-export.js';
import { PayoutsInPosts1764600040001 } from './1764600040001-payouts-in-posts.js';
import { PostsKeepRegulations1764900040001 } from './1764900040001-posts-keep-regulations.js';
import { ExpandPostsApproveDeviations1765200020001 } from './1765200020001-expand-posts-approve-deviations.js';
import { ExpandPostsSignLots1766200020001 } from './1766200020001-expand-posts-sign-lots.js';
import { ExpandPostsSimulate1766300020001 } from './1766300020001-expand-posts-simulate.js';
import { ExpandPostsReviewRequirements1766400020001 } from './1766400020001-expand-posts-review-requirements.js';
import { ExpandTrainings1766600030001 } from './1766600030001-expand-trainings.js';
import { ExpandPostsKeepTrainings1766600030002 } from './1766600030002-expand-posts-keep-trainings.js';
import { ExpandPostsImport1767100020001 } from './1767100020001-expand-posts-import.js';
import { ExpandUnitsByName1767200050001 } from './1767200050001-expand-units-by-name.js';

export const MIGRATIONS = [
  CreateOrganisation1763700000001,
  CreatePartnerApps1763770000001,
  CreateSignIn1763780000001,
  OrganisationWithHistory1763790000001,
  CreateWorkCalendar1763790000002,
  PostsMayExport1764200000002,
  PayoutsInPosts1764600040001,
  PostsKeepRegulations1764900040001,
  ExpandPostsApproveDeviations1765200020001,
  ExpandPostsSignLots1766200020001,
  ExpandPostsSimulate1766300020001,
  ExpandPostsReviewRequirements1766400020001,
  ExpandTrainings1766600030001,
  ExpandPostsKeepTrainings1766600030002,
  ExpandPostsImport1767100020001,
  ExpandUnitsByName1767200050001,
];
