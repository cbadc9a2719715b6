import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { type EntryBody, EntryCheck, EntryGrade } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  type EntryAction,
  entryMachine,
  type EntryStatus,
} from '../../../shared/domain/evaluation/entry/machine.ts';
import { EntryInputs } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import { Scored } from '../../../shared/domain/evaluation/scoring/scored.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { isOfficer, type Viewer, withoutPerson } from '../../../shared/runtime/viewer.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

const EntryResult = onFirstUse(() =>
  z.object({
    draft: z.int(),
    primary: z.boolean(),
    rank: z.int().optional(),
    of: z.int().optional(),
    grade: EntryGrade().optional(),
    because: z.array(z.string()),
  }),
);

export const EntryView = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    category: z.string(),
    status: z.enum(entryMachine.states),
    version: z.int(),
    onboardedOn: z.string(),
    suspendedInPeriod: z.boolean(),
    excluded: z.string().optional(),
    inputs: EntryInputs().optional().describe('after approved corrections'),
    snapshotHash: z.string().optional().describe('of the frozen item that the inputs began as'),
    system: Scored().optional().describe('before the satisfaction review'),
    final: Scored().optional(),
    checks: z.array(EntryCheck()).optional().describe('figures far from those of the category'),
    corrections: z.array(z.object({ correctionId: z.string(), indicatorId: z.string() })),
    satisfaction: z.object({ answers: z.int(), closed: z.boolean() }).optional(),
    review: z.object({ at: z.string(), approved: z.boolean() }).optional(),
    withheld: z.object({ at: z.string(), reason: z.string() }).optional(),
    triggers: z.array(z.object({ code: z.string(), ref: z.string(), confirmed: z.boolean() })).optional(),
    unqualified: z.object({ hearingId: z.string().optional(), state: z.string() }).optional(),
    result: EntryResult().optional(),
    allowedActions: z.array(z.string()),
  }),
);

/** What an agency sees of its own entry: its scores once the result is published, before that only where it stands. */
export const OwnEntryView = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    cycleId: z.string(),
    category: z.string(),
    status: z
      .string()
      .describe('IN_PROGRESS until the agency is asked for something or the result is published'),
    supplementId: z.string().optional().describe('the request for material that it has to answer'),
    inputs: EntryInputs().optional(),
    final: Scored().optional(),
    result: EntryResult().optional(),
  }),
);

type EntryStanding = Pick<Standing<EntryBody>, 'id' | 'status' | 'version' | 'body'>;

/** Steps that follow from others: no person has an operation for them. */
const FOLLOWING: readonly string[] = [
  'exclude',
  'reinstate',
  'rescore',
  'publicise',
  'finalise',
] satisfies EntryAction[];

/** What somebody with these roles may do to an entry by an operation of its own. */
export const entryActions = (status: string, roles: readonly Role[]): string[] =>
  // The status was written by the same machine.
  allowedActions(entryMachine, status as EntryStatus, roles).filter((action) => !FOLLOWING.includes(action));

/** An entry for officers, without who did what. */
export function entryView({ id, status, version, body }: EntryStanding, viewer: Viewer) {
  const { original, review, withheld, unqualified, ...more } = body;
  const { reviews: _, agencyStatus: _a, caps: _c, asked: _k, ...rest } = more;
  return {
    entryId: id,
    ...rest,
    status: status as EntryStatus,
    version,
    ...(original !== undefined && { snapshotHash: original }),
    ...(review && { review: { at: review.at, approved: review.approvedBy !== undefined } }),
    ...(withheld && { withheld: withoutPerson({ ...withheld, ref: undefined }) }),
    ...(unqualified && { unqualified: { hearingId: unqualified.hearingId, state: unqualified.state } }),
    allowedActions: isOfficer(viewer) ? entryActions(status, viewer.roles) : [],
  };
}

const PUBLISHED: readonly string[] = ['FINAL', 'AMENDED'] satisfies EntryStatus[];
const ASKED: readonly string[] = ['SUPPLEMENT_REQUESTED'] satisfies EntryStatus[];

/** Whether an agency may look into its entry: published, or asked for a supplement (9-3d). */
export const isOpenToAgency = (status: string): boolean =>
  PUBLISHED.includes(status) || ASKED.includes(status);
export const isPublished = (status: string): boolean => PUBLISHED.includes(status);

/** The users' scores stay out: of one or two of them they would be somebody's (domain §6.5). The receipt says what may be said. */
function withoutAnswers(inputs: EntryInputs): EntryInputs {
  const { satisfaction: _, ...open } = inputs;
  return open;
}

export function ownEntryView({
  id,
  status,
  body,
  refs,
}: EntryStanding & { readonly refs: Readonly<Record<string, string>> }) {
  const { cycleId, category, inputs, final, system, result } = body;
  const supplementId = refs['supplement'];
  const scores = final ?? system;
  return {
    entryId: id,
    cycleId,
    category,
    status: isOpenToAgency(status) || status === 'EXCLUDED' ? status : 'IN_PROGRESS',
    ...(ASKED.includes(status) && supplementId !== undefined && { supplementId }),
    ...(PUBLISHED.includes(status) && {
      ...(inputs && { inputs: withoutAnswers(inputs) }),
      ...(scores && { final: scores }),
      ...(result && { result }),
    }),
  };
}
