import type { Handlers } from '../../shared/runtime/route.ts';
import { decideRemoval, revokeRemoval } from './decide.ts';
import type { RemovalDeps } from './deps.ts';
import { dropRemoval, noticeRemoval, proposeRemoval } from './propose.ts';
import {
  listLiabilityNotices,
  listRemovalNotices,
  listRemovals,
  readLiabilityNotice,
  readRemoval,
} from './read.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, RemovalDeps> = {
  proposeRemoval,
  noticeRemoval,
  dropRemoval,
  decideRemoval,
  revokeRemoval,
  listRemovals,
  readRemoval,
  listLiabilityNotices,
  readLiabilityNotice,
  listRemovalNotices,
};
