import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { HearingView } from '../hearings/view.ts';
import { VERIFICATION_READERS } from '../readers.ts';

const ofHearing = onFirstUse(() => z.strictObject({ hearingId: z.string().min(1).max(40) }));
const answer = onFirstUse(() => ({
  200: { description: 'the hearing as it then is', schema: HearingView() },
}));
const common = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;
const Statement = onFirstUse(() => textField(5000));

export const hearingRoutes = defineRoutes({
  readHearing: {
    method: 'GET',
    path: '/hearings/{hearingId}',
    auth: 'required',
    roles: [...VERIFICATION_READERS, 'BUYER'],
    summary: {
      zh: '不利决定前的告知及陈述申辩情况',
      en: 'A prior notice before an adverse decision, and what came of it',
    },
    articles: ['5-2c', '5-4b', '14-2f'],
    params: ofHearing,
    responses: answer,
    problems: ['NOT_FOUND'],
  },
  replyToHearing: {
    method: 'POST',
    path: '/hearings/{hearingId}/reply',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER'],
    summary: {
      zh: '被告知单位在期限内陈述申辩',
      en: 'The agency, or the buyer that it concerns, replies to the prior notice in time',
    },
    articles: ['5-2c', '5-4b', '14-2f'],
    params: ofHearing,
    body: onFirstUse(() =>
      z.strictObject({
        text: Statement(),
        documentIds: z.array(z.string().min(1).max(40)).max(20).default([]),
      }),
    ),
    responses: answer,
    problems: [...common, 'DEADLINE_PASSED', 'DOCUMENT_NOT_CLEAN'],
  },
  considerHearing: {
    method: 'POST',
    path: '/hearings/{hearingId}/consideration',
    auth: 'required',
    roles: [...CENTRE_ROLES, 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    summary: {
      zh: '记录对陈述申辩（或逾期未申辩）的处理意见，此后方可作出决定',
      en: 'Record how the reply, or its absence, was considered; only then may the decision be taken',
    },
    articles: ['5-2c', '5-4b', '12-2a', '12-3a'],
    params: ofHearing,
    body: onFirstUse(() => z.strictObject({ accepted: z.boolean(), text: Statement() })),
    responses: answer,
    problems: [...common, 'CONFLICT_OF_INTEREST'],
  },
});
