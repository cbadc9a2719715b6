import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { MATTER_KINDS } from '../../shared/domain/agency/over.ts';
import { everyAggregate } from '../../test/support/every-aggregate.ts';

/** Kinds that name an agency and are no matter that runs against it, each with what it is. */
const NO_MATTER: Readonly<Record<string, string>> = {
  AGENCY: 'the agency itself',
  CASE: 'its onboarding, before it was one',
  ORDER: 'its business, counted as such before it leaves',
  REDEMPTION: 'its business, counted as such before it leaves',
  ARCHIVE: 'follows its order',
  DEMANDRESPONSE: 'an offer that it may leave unanswered; the clock of the answer is on its own page',
  PRODUCT: 'what it offers',
  PRODUCTVERSION: 'what it offered',
  INTRODUCTION: 'what it said of itself',
  GRANT: 'a category that it asks for; a refusal is heard, and the hearing is a matter',
  QUALIFICATION: 'what it holds; a refusal is heard, and the hearing is a matter',
  STANDINGDOC: 'what it keeps on file',
  DOCUMENT: 'a file',
  ADVICE: 'advice, which binds to nothing',
  FOLLOWUP: 'a visit of the guidance',
  VISIT: 'a visit of the guidance',
  TRAININGPLACE: 'a place in a training',
  HOTLINE: 'what it asked',
  PROSPECT: 'before it was an agency',
  CONTACT: 'whom to call',
  NOTICE: 'what it was sent',
  TASK: 'work of an office',
  COMPLAINT: 'whoever complains is answered; what comes of it is a VIOLATION',
  OBJECTION: 'whoever objects is answered; an upheld one is heard, and the hearing is a matter',
  PUBLICITY: 'a public notice',
  RISKFLAG: 'a hint for the centre; what comes of it is a VIOLATION',
  ORDERREVIEW: 'a look of the centre at one order',
  SPOTCHECK: 'of one order; what it asks of the agency is a COOPERATION',
  CREDITCHECK: 'a question to a register; what comes of it is a REMOVAL or a VIOLATION',
  REFERRAL: 'to another authority, which deals with it',
  LIABILITYNOTICE: 'to a buyer, after the removal that it follows',
  COVERAGE: 'of the yearly evaluation, which has its own page',
  SCOPECORRECTION: 'of the yearly evaluation',
  ENTRY: 'of the yearly evaluation; an unqualified grade is heard, and the hearing is a matter',
  INPUTCORRECTION: 'of the yearly evaluation',
  SITEVISIT: 'of the yearly evaluation',
  AMENDMENT: 'of the yearly evaluation',
  SAMPLE: 'of the yearly evaluation',
  REWARD: 'a reward; one that is recovered is a FUNDRECOVERY',
  INSTRUMENTAWARD: 'a reward',
  SHOWCASE: 'a public page',
  SERVICECASE: 'a public page',
};

const namesAnAgency = (body: z.ZodType): boolean => {
  const { properties = {}, anyOf, oneOf } = z.toJSONSchema(body, { unrepresentable: 'any' });
  const parts = [properties, ...(anyOf ?? oneOf ?? []).map((each) => each.properties ?? {})];
  return parts.some((each) => 'agencyId' in each || 'uscc' in each);
};

describe('[12-4] the matters of an agency', () => {
  it('are every kind of aggregate that is about one, or it is named here what it is instead', () => {
    const about = everyAggregate.filter(({ body }) => namesAnAgency(body())).map(({ kind }) => kind);
    expect([...MATTER_KINDS, ...Object.keys(NO_MATTER)].toSorted()).toEqual(about.toSorted());
  });
});
