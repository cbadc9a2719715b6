import { readCase } from '../../../test/support/journeys/cases.ts';
import { letterOf } from '../../../test/support/journeys/letters.ts';
import {
  comment,
  decide,
  investigate,
  namedObjection,
  objectTo,
} from '../../../test/support/journeys/objections.ts';
import { publicisedCase, readPublicity } from '../../../test/support/journeys/publicities.ts';
import { considerHearing, replyToHearing } from '../../../test/support/journeys/verification.ts';
import { minutesAfter, type Scene, type Story } from '../story.ts';

async function publicised({ agency, place, categories }: Scene) {
  const { caseId, publicityId } = await publicisedCase(agency, categories);
  const { period } = await readPublicity(place.anyone, publicityId);
  return { caseId, publicityId, over: minutesAfter(period.closesAt, 1) };
}

/** Still undecided when the publicity ends, which holds the case; dismissed afterwards. */
export const dismissed: Story = async (scene) => {
  const { place, agency } = scene;
  const { caseId, publicityId, over } = await publicised(scene);
  const { receiptNo } = await objectTo(place.as('person-zhang'), publicityId);
  await investigate(place, receiptNo);
  await comment(agency, receiptNo);
  await scene.to(over);
  const held = await readCase(agency, caseId);
  await decide(place, receiptNo, 'DISMISSED');
  await scene.to(minutesAfter(over, 10));
  return { caseId, notes: `after ${held.status}` };
};

export const upheld: Story = async (scene) => {
  const { place, agency } = scene;
  const { caseId, publicityId } = await publicised(scene);
  const { receiptNo } = await objectTo(place.as('person-zhang'), publicityId);
  await investigate(place, receiptNo);
  await comment(agency, receiptNo);
  await decide(place, receiptNo, 'UPHELD');
  const held = await readCase(agency, caseId);
  const { subjectRef } = await letterOf(agency, 'PRIOR_NOTICE');
  const hearingId = subjectRef.replace('HEARING#', '');
  await replyToHearing(agency, hearingId);
  await considerHearing(place, hearingId);
  await place.as('reviewer-chen').done('rejectOnboarding', {
    params: { caseId },
    body: { reason: '异议成立' },
  });
  return { caseId, notes: `after ${held.status}` };
};

export const anonymousWithoutLeads: Story = async (scene) => {
  const { caseId, publicityId, over } = await publicised(scene);
  const { body } = await scene.place.anyone.call('submitObjection', {
    params: { publicityId },
    body: { objector: { kind: 'ANONYMOUS' }, facts: '听说该机构不行' },
  });
  await scene.to(over);
  return { caseId, notes: String(body.code) };
};

export const lateObjection: Story = async (scene) => {
  const { caseId, publicityId, over } = await publicised(scene);
  await scene.to(over);
  const { body } = await scene.place.anyone.call('submitObjection', {
    params: { publicityId },
    body: namedObjection,
  });
  return { caseId, notes: String(body.code) };
};
