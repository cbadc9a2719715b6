import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { grade } from './schemas.ts';

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
    nearestNoteZh: z.string().optional().describe('why no change is named'),
    spreadNoteZh: z.string().optional().describe('why no spread of the category is shown'),
    corrections: z.array(
      z.object({
        correctionId: z.string(),
        indicatorId: z.string(),
        input: z.string(),
        zh: z.string(),
        from: z.string(),
        to: z.string(),
        reason: z.string(),
        evidenceRef: z.string(),
        proposedByOffice: z.string(),
        proposedOn: z.string(),
        approvedByOffice: z.string(),
        approvedOn: z.string(),
      }),
    ),
    amended: z
      .object({
        amendmentId: z.string(),
        decisionNo: z.string(),
        decidedOn: z.string(),
        ground: z.string().optional(),
        from: z.string().optional(),
        firstPublished: z.object({ grade: z.string().optional(), because: z.array(z.string()) }),
      })
      .optional(),
    ruleZh: z.string().optional().describe('the rule that gave a grade without a rank'),
  }),
);
