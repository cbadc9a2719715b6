import { amendmentMachine } from '../../../shared/domain/evaluation/result/amendment.ts';
import {
  decideAmendment as decideOn,
  decideProposeAmendment,
  type AmendmentBody,
  type AmendmentStatus,
} from '../../../shared/domain/evaluation/result/amendment.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideRepublishCategory } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { decideAmend, decideFinalise } from '../../../shared/domain/evaluation/entry/result.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { amendment, categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Change, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { type Standing, standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ActingCaller } from '../../../shared/runtime/acting.ts';
import type { ResultsDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

type Shown = Pick<Standing<AmendmentBody>, 'id' | 'status' | 'version' | 'body'>;

export const amendmentView = ({ id, status, version, body }: Shown, { roles }: Pick<Principal, 'roles'>) => {
  const { proposedBy: _by, decidedBy: _decidedBy, ...shown } = body;
  return {
    amendmentId: id,
    status,
    version,
    ...shown,
    allowedActions: allowedActions(amendmentMachine, status as AmendmentStatus, roles),
  };
};

/** A Commission officer proposes to amend a published grade (9-6b). */
export async function proposeAmendment(
  request: Request<(typeof routes)['proposeAmendment']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const { entryId, ...asked } = request.body;
  const found = await get(tables, entry, entryId);
  const officer = impartial(request, found.body.uscc, '9-6b');
  const id = newId();
  const decided = orThrow(decideProposeAmendment(id, found, asked, officer));
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(amendment, { newId: id }, decided)],
    checks: [{ kind: entry.kind, id: found.id, version: found.version }],
    response: {
      status: 201,
      body: amendmentView(after, request.principal),
      headers: { location: `/evaluation-amendments/${id}`, ...etag(after.version) },
    },
  };
}

/** A second officer decides (④): the entry is amended and final again, and the list published anew, in one commit. */
export async function decideAmendment(
  request: Request<(typeof routes)['decideAmendment']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const { params, body, principal, ifMatch } = request;
  const found = await get(tables, amendment, params.amendmentId);
  requireVersion(found, ifMatch);
  const officer = impartial(request, found.body.uscc, '9-6b');
  const decided = orThrow(decideOn(found, body.decision, officer));
  const notBy = {
    path: ['proposedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-6b' }),
  };
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(amendment, found, decided, notBy),
      ...(body.decision === 'CONFIRM' ? await amended(found, officer, tables) : []),
    ],
    response: { status: 200, body: amendmentView(after, principal), headers: etag(after.version) },
  };
}

async function amended(
  found: Loaded<AmendmentBody>,
  officer: ActingCaller,
  tables: Tables,
): Promise<Change[]> {
  const { entryId, cycleId, category, grade, reason } = found.body;
  const [target, result] = await Promise.all([
    get(tables, entry, entryId),
    get(tables, categoryResult, categoryResultIdOf(cycleId, category)),
  ]);
  const before = target.body.result ?? { draft: 1, primary: true, because: [] };
  const amendedResult = { ...before, grade };
  const step = { amendmentId: found.id, reason, result: amendedResult };
  const changed = orThrow(decideAmend(target, step, officer));
  // The amended entry is final with the publication, which is this commit.
  const finalised = orThrow(
    decideFinalise({ ...target, status: 'AMENDED', body: changed.body }, { ...officer, roles: ['SYSTEM'] }),
  );
  const both = { events: [...changed.events, ...finalised.events], body: finalised.body };
  return [
    change(entry, target, both),
    change(categoryResult, result, orThrow(decideRepublishCategory(result, found.id, officer))),
  ];
}

export async function listAmendments(
  { params, query, principal }: Request<(typeof routes)['listAmendments']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `AMENDMENT#${params.cycleId}` };
  const { items, ...rest } = await list(tables, amendment, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => amendmentView(each, principal)), ...rest } };
}

export async function readAmendment(
  { params, principal }: Request<(typeof routes)['readAmendment']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, amendment, params.amendmentId);
  return { status: 200, body: amendmentView(found, principal), headers: etag(found.version) };
}
