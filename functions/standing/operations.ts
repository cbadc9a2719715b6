import { routes as rectifications } from '../rectifications/routes.ts';
import { routes as spotChecks } from '../spot-checks/routes.ts';
import { routes as suspensions } from '../suspensions/routes.ts';
import { hearingRoutes } from '../verification/routes/hearing-routes.ts';
import { routes as violations } from '../violations/routes.ts';
import type { ToldCase } from './cases.ts';

interface Operation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
}

const of = <K extends string>(
  routes: Readonly<Record<K, Omit<Operation, 'operation'>>>,
  operation: K,
): Operation => {
  const { method, path, summary } = routes[operation];
  return { operation, method, path, summary };
};

/** Which operation takes an action of an agency on which matter. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'RECTIFICATION justify': of(rectifications, 'justifyRectification'),
  'RECTIFICATION acknowledge': of(rectifications, 'acknowledgeRectification'),
  'RECTIFICATION submit': of(rectifications, 'submitRectification'),
  'RECTIFICATION submitLate': of(rectifications, 'submitRectification'),
  'SUSPENSION requestResumption': of(suspensions, 'requestResumption'),
  'VIOLATION requestReview': of(violations, 'requestViolationReview'),
  'COOPERATION submit': of(spotChecks, 'submitCooperation'),
  'HEARING reply': of(hearingRoutes, 'replyToHearing'),
};

/** What an agency may do on a matter now, with the address to do it at. */
export const operationsOn = ({ kind, id, actions }: ToldCase) =>
  actions.flatMap((action) => {
    const found = OPERATIONS[`${kind} ${action}`];
    return found === undefined
      ? []
      : [{ ...found, path: found.path.replace(/\{\w+\}/, id), ref: `${kind}#${id}` }];
  });
