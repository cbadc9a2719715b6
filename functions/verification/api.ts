import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { confirmCheckResult } from './cases/confirm-result.ts';
import { enterCheckResult } from './cases/enter-result.ts';
import { failVerification } from './cases/fail-verification.ts';
import { passVerification } from './cases/pass-verification.ts';
import { proposeFailure } from './cases/propose-failure.ts';
import { readVerification } from './cases/read-verification.ts';
import { requestSupplement } from './cases/request-supplement.ts';
import { readCreditCheck, reviewCreditCheck, runCreditCheck } from './credit/credit-checks.ts';
import type { VerificationDeps } from './deps.ts';
import { considerHearing, readHearing, replyToHearing } from './hearings/hearings.ts';
import { routes } from './routes.ts';

const common = connectApi(process.env);
const deps: VerificationDeps = {
  ...common,
  gateway: httpVerificationGateway(process.env['VERIFICATION_GATEWAY_URL'] ?? '', common.log),
};

export const handler = apiHandler(
  routes,
  {
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
    readCreditCheck,
    reviewCreditCheck,
  },
  deps,
);
