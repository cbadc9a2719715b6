import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { cycleMachine } from '../../../shared/domain/evaluation/cycle/machine.ts';
import { GRADES } from '../../../shared/domain/evaluation/ranking/grade.ts';
import {
  AmendedGrade,
  AmendmentGround,
  amendmentMachine,
} from '../../../shared/domain/evaluation/result/amendment.ts';
import { CategoryRanking } from '../../../shared/domain/evaluation/result/category-result.ts';
import { categoryResultMachine } from '../../../shared/domain/evaluation/result/machine.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
export const cycleParams = onFirstUse(() => z.strictObject({ cycleId: id() }));
export const categoryParams = onFirstUse(() => z.strictObject({ cycleId: id(), category: id() }));
export const entryParams = onFirstUse(() => z.strictObject({ entryId: z.string().min(1).max(160) }));
export const amendmentParams = onFirstUse(() => z.strictObject({ amendmentId: id() }));
export const reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
export const nothing = onFirstUse(() => z.strictObject({}));
export const cursorQuery = onFirstUse(() => z.strictObject({ cursor: pageQuery().cursor }));

export const DraftDecision = onFirstUse(() =>
  z.strictObject({ rankingHash: z.string().describe('`proposedHash` of the result that was looked at') }),
);
export const Filing = onFirstUse(() => z.strictObject({ number: textField(60), filedOn: localDateSchema() }));
export const AmendmentForm = onFirstUse(() =>
  z.strictObject({
    entryId: z.string().min(1).max(160),
    grade: AmendedGrade(),
    ground: AmendmentGround().describe(
      'REVIEW_UPHELD, COURT_DECISION: any grade · VIOLATION_CONFIRMED: UNQUALIFIED · CALCULATION_ERROR: within floors and caps',
    ),
    decisionNo: textField(60).describe('number of the decision that it rests on'),
    decisionOn: localDateSchema().optional().describe('its date; the day of the amendment by default'),
    evidenceRefs: z
      .array(z.string().min(1).max(200))
      .max(20)
      .default([])
      .describe('documents or records; on VIOLATION_CONFIRMED the confirmed violation, VIOLATION#…'),
    reason: textField(1000),
  }),
);
export const AmendmentDecision = onFirstUse(() =>
  z.strictObject({ decision: z.enum(['CONFIRM', 'RETURN']) }),
);
export const rankingQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    of: z.enum(['PROPOSAL', 'RANKING']).optional().describe('the one decided on by default'),
  }),
);

const ranking = onFirstUse(() => CategoryRanking().omit({ run: true }));

export const CategoryView = onFirstUse(() =>
  z.object({
    cycleId: z.string(),
    category: z.string(),
    status: z.enum(categoryResultMachine.states),
    version: z.int(),
    proposal: ranking().optional(),
    ranking: ranking().optional(),
    publicity: z.object({ publicityId: z.string(), draft: z.int(), at: z.string() }).optional(),
    publishedAt: z.string().optional(),
    listHash: z.string().optional().describe('follows every amendment'),
    root: z.string().optional().describe('what the bundles are compared with'),
    amendments: z.array(z.string()),
  }),
);

export const ResultView = onFirstUse(() =>
  z.object({
    cycleId: z.string(),
    status: z.enum(cycleMachine.states),
    version: z.int(),
    periodFrom: z.string(),
    periodTo: z.string(),
    result: z
      .object({
        draft: z.int(),
        proposedAt: z.string(),
        decidedAt: z.string().optional(),
        rankingHash: z.string().optional(),
        reopened: z.string().optional(),
      })
      .optional(),
    filing: z
      .object({
        number: z.string().optional(),
        filedOn: z.string().optional(),
        returnedReason: z.string().optional(),
      })
      .optional(),
    publishedAt: z.string().optional(),
    listHash: z
      .string()
      .optional()
      .describe('of what was published first; amendments are in those of the categories'),
    proposedHash: z.string().optional().describe('what the second person decides on'),
    categories: z.array(CategoryView()).optional(),
    deadlines: DeadlineViews(),
    allowedActions: z.array(z.string()),
  }),
);

export const grade = onFirstUse(() => z.enum([...GRADES, 'WITHHELD']));

export const RankingRow = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    agencyId: z.string(),
    orgName: z.string(),
    uscc: z.string(),
    standing: z.string(),
    total: z.int().describe('in hundredths'),
    primary: z.boolean(),
    primaryBy: z.string(),
    rank: z.int().optional(),
    of: z.int().optional(),
    grade: grade().optional(),
    because: z.array(z.string()),
  }),
);

/** What anybody sees of an amendment (9-6b). */
export const PublicAmendment = onFirstUse(() =>
  z.object({
    amendmentId: z.string(),
    agencyId: z.string(),
    orgName: z.string().optional(),
    category: z.string(),
    from: z.string().optional(),
    grade: AmendedGrade(),
    ground: AmendmentGround().optional(),
    decisionNo: z.string(),
    decidedOn: z.string(),
  }),
);

export const PublicRow = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    orgName: z.string(),
    uscc: z.string(),
    rank: z.int().optional(),
    of: z.int().optional(),
    grade: grade().optional(),
    firstPublished: grade().optional().describe('the grade as it was published first, where one was amended'),
    amendment: PublicAmendment().optional(),
    because: z
      .array(z.string())
      .optional()
      .describe('for those without a rank: the rule that gave the grade'),
    total: z.string().optional().describe('with the published result only'),
  }),
);

export const PublicList = onFirstUse(() =>
  z.object({
    cycleId: z.string(),
    category: z.string(),
    nameZh: z.string(),
    year: z.int().describe('the year evaluated'),
    status: z.string(),
    published: z.boolean(),
    rankingHash: z.string(),
    listHash: z.string().optional(),
    root: z.string().optional().describe('over all entries of the cycle: what the bundles are compared with'),
    grades: z.record(z.string(), z.int()).describe('as they are now'),
    gradesFirstPublished: z.record(z.string(), z.int()).optional().describe('where some were amended'),
    amendments: z.array(PublicAmendment()).describe('since the publication, oldest first (9-6b)'),
    unranked: z.int().describe('graded without a rank: no order was completed in the period'),
    ruleZh: z.string().optional().describe('the rule for those without a rank'),
    ranked: z.int(),
    filing: z.object({ number: z.string(), on: z.string() }).optional(),
    publishedAt: z.string().optional(),
    items: z.array(PublicRow()),
    cursor: z.string().optional(),
  }),
);

export const AmendmentView = onFirstUse(() =>
  z.object({
    amendmentId: z.string(),
    status: z.enum(amendmentMachine.states),
    version: z.int(),
    cycleId: z.string(),
    entryId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    grade: AmendedGrade(),
    from: z.string().optional(),
    ground: AmendmentGround().optional(),
    decisionNo: z.string(),
    decisionOn: z.string().optional(),
    evidenceRefs: z.array(z.string()),
    hearingId: z.string().optional().describe('of the hearing before a lower grade'),
    orgName: z.string().optional(),
    reason: z.string(),
    proposedAt: z.string(),
    decidedAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

export const ReopenedEntry = onFirstUse(() =>
  z.object({ entryId: z.string(), status: z.string(), version: z.int() }),
);
