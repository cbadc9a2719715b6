import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { cycleMachine } from '../../../shared/domain/evaluation/cycle/machine.ts';
import { GRADES } from '../../../shared/domain/evaluation/ranking/grade.ts';
import { AmendedGrade, amendmentMachine } from '../../../shared/domain/evaluation/result/amendment.ts';
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
    decisionNo: textField(60),
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
    listHash: z.string().optional(),
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
    listHash: z.string().optional(),
    proposedHash: z.string().optional().describe('what the second person decides on'),
    categories: z.array(CategoryView()).optional(),
    deadlines: DeadlineViews(),
    allowedActions: z.array(z.string()),
  }),
);

const grade = onFirstUse(() => z.enum([...GRADES, 'WITHHELD']));

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

export const PublicRow = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    orgName: z.string(),
    uscc: z.string(),
    rank: z.int().optional(),
    of: z.int().optional(),
    grade: grade().optional(),
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
    grades: z.record(z.string(), z.int()),
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
    decisionNo: z.string(),
    reason: z.string(),
    proposedAt: z.string(),
    decidedAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

export const ReopenedEntry = onFirstUse(() =>
  z.object({ entryId: z.string(), status: z.string(), version: z.int() }),
);

const Quantiles = onFirstUse(() =>
  z.object({ p10: z.int(), p25: z.int(), p50: z.int(), p75: z.int(), p90: z.int() }),
);

export const ReceiptView = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    cycleId: z.string(),
    year: z.int(),
    category: z.string(),
    categoryZh: z.string(),
    orgName: z.string(),
    uscc: z.string(),
    status: z.string(),
    primary: z.boolean().optional(),
    score: z.object({
      engine: z.string(),
      scheme: z.object({ id: z.string(), version: z.int() }),
      total: z.string(),
      totalSpread: Quantiles().optional(),
      dimensions: z.array(
        z.object({
          id: z.string(),
          nameZh: z.string(),
          weight: z.number(),
          score: z.string(),
          spread: Quantiles().optional(),
          indicators: z.array(
            z.object({
              id: z.string(),
              nameZh: z.string(),
              weight: z.number(),
              score: z.string().optional(),
              ratio: z.string().optional(),
              missing: z.literal(true).optional(),
              formulaZh: z.string(),
              pointsZh: z.string(),
              inputs: z.array(
                z.object({
                  name: z.string(),
                  zh: z.string(),
                  value: z.string(),
                  unit: z.string(),
                  evidence: z.object({ source: z.string(), zh: z.string() }),
                }),
              ),
            }),
          ),
        }),
      ),
      place: z.object({
        rank: z.int().optional(),
        of: z.int().optional(),
        grade: grade().optional(),
        because: z.array(z.string()).optional(),
        distribution: z.unknown().optional(),
      }),
    }),
    nearest: z.array(
      z.object({
        input: z.string(),
        zh: z.string(),
        from: z.string(),
        to: z.string(),
        total: z.string(),
        grade: grade(),
        rank: z.int().optional(),
      }),
    ),
  }),
);
