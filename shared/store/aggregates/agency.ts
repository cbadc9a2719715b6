import { AgencyBody } from '../../domain/agency/agency.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

/** Listed by status (list1) and by credit code (list2), newest last. */
export const agency: AggregateType<AgencyBody> = {
  kind: 'AGENCY',
  body: AgencyBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`AGENCY#${status}`, `${body.onboardedOn}#${id}`],
    list2: [`AGENCY#USCC#${body.uscc}`, `${body.createdAt}#${id}`],
  }),
};

/** Name of the guard that lets one agency live for a credit code (design §3). */
export const liveAgencyOf = (uscc: string): string => `LIVE_AGENCY#${uscc}`;

/** Taken when an agency is onboarded or imported, released when it is removed or exits. */
export const takeLiveAgency = (uscc: string, agencyId: string): Guard => ({
  take: liveAgencyOf(uscc),
  owner: agencyId,
  refusal: refuse('DUPLICATE', {
    detail: {
      zh: '该统一社会信用代码已有入驻机构',
      en: 'An agency with this credit code is on the platform',
    },
  }),
});
