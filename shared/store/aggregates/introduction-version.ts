import { IntroductionVersionBody } from '../../domain/agency/introduction-version.ts';
import type { AggregateType } from '../aggregate.ts';

/** Under its agency (list1), oldest first. Its id: `introductionVersionId`. */
export const introductionVersion: AggregateType<IntroductionVersionBody> = {
  kind: 'INTRODUCTION',
  body: IntroductionVersionBody,
  listKeys: ({ id, body }) => ({ list1: [introductionsOf(body.agencyId), id] }),
};

export const introductionsOf = (agencyId: string): string => `INTRODUCTION#AGENCY#${agencyId}`;
