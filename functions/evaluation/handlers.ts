import type { Handlers } from '../../shared/runtime/route.ts';
import { decideScopeCorrection } from './corrections/decide.ts';
import { listScopeCorrections, readScopeCorrection } from './corrections/read.ts';
import { requestScopeCorrection } from './corrections/request.ts';
import { coverByHand, listCoverage } from './coverage/coverage.ts';
import { decideOnCancel, proposeCancel } from './cycles/cancel.ts';
import { createCycle, listCycles, readCycle } from './cycles/cycles.ts';
import { decideOnLock, proposeLock } from './cycles/lock.ts';
import type { EvaluationDeps } from './deps.ts';
import { approveNotice, publishNotice } from './notice/publish.ts';
import {
  downloadEvaluationNotice,
  listEvaluatedAgencies,
  readEvaluationNotice,
  readEvaluationNoticePage,
} from './notice/read.ts';
import type { routes } from './routes.ts';
import {
  approveScheme,
  copyScheme,
  listSchemes,
  readScheme,
  reopenScheme,
  reviseScheme,
} from './schemes/schemes.ts';
import { addToScope, listScope, runScope } from './scope/run-scope.ts';
import { startScoring } from './scoring.ts';

/** The use case of each operation. */
export const handlers = {
  createCycle,
  listCycles,
  readCycle,
  proposeLock,
  decideOnLock,
  proposeCancel,
  decideOnCancel,
  startScoring,
  listSchemes,
  readScheme,
  copyScheme,
  reviseScheme,
  approveScheme,
  reopenScheme,
  runScope,
  listScope,
  addToScope,
  approveNotice,
  publishNotice,
  listCoverage,
  coverByHand,
  readEvaluationNotice,
  listEvaluatedAgencies,
  readEvaluationNoticePage,
  downloadEvaluationNotice,
  requestScopeCorrection,
  listScopeCorrections,
  readScopeCorrection,
  decideScopeCorrection,
} satisfies Handlers<typeof routes, EvaluationDeps>;
