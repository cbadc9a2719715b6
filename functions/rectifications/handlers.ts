import type { Handlers } from '../../shared/runtime/route.ts';
import type { RectificationDeps } from './deps.ts';
import { dropRectification } from './drop.ts';
import {
  acknowledgeRectification,
  askJustification,
  extendRectification,
  issueRectification,
  justifyRectification,
} from './issue.ts';
import { proposeRectification } from './propose.ts';
import { listOwnRectifications, listRectifications, readRectification } from './read.ts';
import type { routes } from './routes.ts';
import {
  acceptRectification,
  decideRectificationFailure,
  proposeRectificationFailure,
  returnRectification,
  submitRectification,
} from './verify.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, RectificationDeps> = {
  proposeRectification,
  listRectifications,
  readRectification,
  dropRectification,
  askJustification,
  issueRectification,
  extendRectification,
  acceptRectification,
  returnRectification,
  proposeRectificationFailure,
  decideRectificationFailure,
  listOwnRectifications,
  justifyRectification,
  acknowledgeRectification,
  submitRectification,
};
