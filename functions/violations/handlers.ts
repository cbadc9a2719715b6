import type { Handlers } from '../../shared/runtime/route.ts';
import {
  confirmViolation,
  decideViolationReview,
  requestViolationReview,
  settleConsequence,
} from './confirm.ts';
import type { ViolationDeps } from './deps.ts';
import { investigateViolation, proposeConfirmation, returnViolationProposal } from './investigate.ts';
import { listViolations, readViolation } from './read.ts';
import type { routes } from './routes.ts';
import { dismissViolation, suspectViolation } from './suspect.ts';

/** The use case of each operation. */
export const handlers = {
  suspectViolation,
  listViolations,
  readViolation,
  dismissViolation,
  investigateViolation,
  proposeConfirmation,
  returnViolationProposal,
  confirmViolation,
  settleConsequence,
  requestViolationReview,
  decideViolationReview,
} satisfies Handlers<typeof routes, ViolationDeps>;
