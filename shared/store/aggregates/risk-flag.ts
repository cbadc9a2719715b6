import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalHash } from '../../domain/canonical.ts';
import { RiskFlagBody } from '../../domain/risk/risk-flag.ts';
import type { AggregateType } from '../aggregate.ts';

/** Flags of the first release were about an agency's credit only and said so by their rule. */
const FirstRelease = onFirstUse(() =>
  z
    .looseObject({
      agencyId: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      evidenceRef: z.string().optional(),
    })
    .transform(({ evidenceRef, ...body }) =>
      'subjectRef' in body
        ? body
        : {
            ...body,
            subjectRef: `AGENCY#${body.agencyId}`,
            ruleVersion: 1,
            article: '3-1a',
            inputsHash: canonicalHash(body.inputs),
            evidenceRefs: evidenceRef === undefined ? [] : [evidenceRef],
          },
    ),
);

/** One per rule and subject; listed by status (list1), under its agency (list2) and under its subject (list3), oldest first. */
export const riskFlag: AggregateType<RiskFlagBody> = {
  kind: 'RISKFLAG',
  body: onFirstUse(() => FirstRelease().pipe(RiskFlagBody())),
  listKeys: ({ id, status, body }) => ({
    list1: [`RISKFLAG#${status}`, `${body.raisedAt}#${id}`],
    list2: [`RISKFLAG#AGENCY#${body.agencyId}`, `${body.raisedAt}#${id}`],
    list3: [`RISKFLAG#SUBJECT#${body.subjectRef}`, `${body.raisedAt}#${id}`],
  }),
};
