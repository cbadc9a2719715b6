import type { Handlers } from '../../shared/runtime/route.ts';
import { confirmCheckResult } from './cases/confirm-result.ts';
import { enterCheckResult } from './cases/enter-result.ts';
import { failVerification } from './cases/fail-verification.ts';
import { passVerification } from './cases/pass-verification.ts';
import { proposeFailure } from './cases/propose-failure.ts';
import { readVerification } from './cases/read-verification.ts';
import { requestSupplement } from './cases/request-supplement.ts';
import {
  listCreditChecks,
  readCreditCheck,
  reviewCreditCheck,
  runCreditCheck,
} from './credit/credit-checks.ts';
import type { VerificationDeps } from './deps.ts';
import { considerHearing, readHearing, replyToHearing } from './hearings/hearings.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, VerificationDeps> = {
  readVerification,
  enterCheckResult,
  confirmCheckResult,
  requestSupplement,
  passVerification,
  proposeFailure,
  failVerification,
  readHearing,
  replyToHearing,
  considerHearing,
  runCreditCheck,
  listCreditChecks,
  readCreditCheck,
  reviewCreditCheck,
};
