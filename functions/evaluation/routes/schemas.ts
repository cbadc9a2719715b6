import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CorrectionAsked } from '../../../shared/domain/evaluation/scope/correction.ts';
import { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import { HOW_REACHED } from '../../../shared/domain/notification/delivery.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
const cycleId = onFirstUse(() => z.string().regex(/^20\d{2}(-[2-9])?$/));
const hash = onFirstUse(() => z.string().regex(/^[0-9a-f]{64}$/));

export const cycleParams = onFirstUse(() => z.strictObject({ cycleId: cycleId() }));
export const coverageParams = onFirstUse(() => z.strictObject({ cycleId: cycleId(), agencyId: id() }));
export const schemeParams = onFirstUse(() => z.strictObject({ schemeId: id() }));
export const correctionParams = onFirstUse(() => z.strictObject({ correctionId: id() }));
export const Page = onFirstUse(() => z.strictObject(pageQuery()));
export const OnlyCursor = onFirstUse(() => z.strictObject({ cursor: pageQuery().cursor }));

export const Reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
export const FourEyes = onFirstUse(() =>
  z.strictObject({ decision: z.enum(['CONFIRM', 'RETURN']), reason: textField(1000) }),
);
export const CycleForm = onFirstUse(() =>
  z.strictObject({
    year: z.int().min(2026).max(2099),
    decision: z
      .strictObject({ number: textField(60), reason: textField(1000) })
      .optional()
      .describe("the Commission's decision on a second evaluation in the year"),
  }),
);
export const LockForm = onFirstUse(() => z.strictObject({ schemeId: id().optional() }));
export const CancelForm = onFirstUse(() =>
  z.strictObject({ number: textField(60), reason: textField(1000) }),
);
export const CopyForm = onFirstUse(() => z.strictObject({ effectiveCycle: cycleId() }));
export const SchemeForm = onFirstUse(() =>
  IndicatorScheme().omit({ id: true, version: true, effectiveCycle: true, engine: true }).partial(),
);
export const ScopeForm = onFirstUse(() => z.strictObject({ noticeOn: localDateSchema() }));
export const AddForm = onFirstUse(() => z.strictObject({ agencyId: id(), category: id() }));
export const ScopeQuery = onFirstUse(() =>
  z.strictObject({ ...pageQuery(), part: z.enum(['IN', 'OUT']).default('IN') }),
);
export const ApprovalForm = onFirstUse(() =>
  z.strictObject({
    listHash: hash(),
    override: textField(1000).optional().describe('why it is published outside its window'),
  }),
);
export const PublicationForm = onFirstUse(() => z.strictObject({ listHash: hash() }));
export const CoverageQuery = onFirstUse(() =>
  z.strictObject({ ...pageQuery(), status: z.enum(['OPEN', 'CLOSED']).default('OPEN') }),
);
export const ContactForm = onFirstUse(() =>
  z.strictObject({ how: z.enum(HOW_REACHED), note: textField(500) }),
);
export const CorrectionForm = onFirstUse(() =>
  z.strictObject({ asked: CorrectionAsked(), category: id(), reason: textField(1000) }),
);
export const CorrectionQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    status: z.enum(['REQUESTED', 'ACCEPTED', 'REFUSED']).default('REQUESTED'),
  }),
);
export const CorrectionDecision = onFirstUse(() =>
  z.strictObject({ decision: z.enum(['ACCEPT', 'REFUSE']), reason: textField(1000) }),
);
