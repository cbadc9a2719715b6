import { readCase, submittedCase } from '../../../test/support/journeys/cases.ts';
import { verifyPhone } from '../../../test/support/journeys/phones.ts';
import { publicisedCase, readPublicity } from '../../../test/support/journeys/publicities.ts';
import { checked, resolveByPerson } from '../../../test/support/journeys/verification.ts';
import { reaches } from '../../../test/support/journeys/cases.ts';
import { minutesAfter, type Scene, shanghai, type Story, type Told } from '../story.ts';

/** Waits until the publicity of a case is over. */
export async function seeThrough(scene: Scene, caseId: string): Promise<Told> {
  const { publicityId = '' } = await reaches(scene.agency, caseId, 'IN_PUBLICITY');
  const { period } = await readPublicity(scene.place.anyone, publicityId);
  await scene.to(minutesAfter(period.closesAt, 1));
  return { caseId };
}

/** Drafts, submits, is verified and publicised, and comes in. */
export const plainSuccess: Story = async (scene) => {
  await verifyPhone(scene.place, scene.agency, scene.applicant.phone);
  return seeThrough(scene, await submittedCase(scene.agency, scene.categories));
};

/** The registry calls the form by a name of its own. */
export const registeredAs =
  (organisationType: string): Story =>
  async (scene) => {
    const checks = { REGISTRATION: { facts: { organisationType } } };
    await scene.place.scriptGateway(scene.applicant.uscc, { checks });
    return plainSuccess(scene);
  };

/** A form that a person must look at before it comes in. */
export const reviewedForm =
  (facts: object = {}): Story =>
  async (scene) => {
    const { place, agency, applicant, categories } = scene;
    await place.scriptGateway(applicant.uscc, { checks: { REGISTRATION: { facts } } });
    const caseId = await submittedCase(agency, categories);
    const { undecided } = await checked(place.as('officer-li'), caseId);
    for (const key of undecided) await resolveByPerson(place, agency, caseId, key, 'PASS');
    await place.as('reviewer-chen').done('passVerification', { params: { caseId } });
    return seeThrough(scene, caseId);
  };

/** Published on 2026-09-24: the seventh day falls into the National Day holiday. */
export const nationalDay: Story = async (scene) => {
  await scene.to('2026-09-24T09:00:00+08:00');
  const { caseId, publicityId } = await publicisedCase(scene.agency, scene.categories);
  const { period } = await readPublicity(scene.place.anyone, publicityId);
  await scene.to(minutesAfter(period.closesAt, -1));
  const before = await readCase(scene.agency, caseId);
  await scene.to(minutesAfter(period.closesAt, 1));
  return { caseId, notes: `${before.status} until ${shanghai(period.closesAt)}` };
};

/** While the publicity runs, the calendar makes its last day a holiday: it is extended and told again. */
export const calendarCorrected: Story = async (scene) => {
  const { place, agency } = scene;
  await scene.to('2026-05-11T09:00:00+08:00');
  const { caseId, publicityId } = await publicisedCase(agency, scene.categories);
  const { period } = await readPublicity(place.anyone, publicityId);
  await scene.to('2026-05-13T09:00:00+08:00');
  const { version: _, ...table } = await place.anyone.done<{ version: string; holidays: string[] }>(
    'readCalendar',
    { params: { year: 2026 } },
  );
  const holidays = [...table.holidays, period.lastDay].toSorted();
  const corrected = { ...table, holidays, sourceDoc: '样例更正通知', sourceDate: '2026-05-13' };
  await place.as('admin-zhou').done('uploadCalendar', { body: corrected });
  await scene.to('2026-05-13T10:00:00+08:00');
  const extended = await readPublicity(place.anyone, publicityId);
  await scene.to(minutesAfter(extended.period.closesAt, 1));
  return { caseId, notes: `${period.lastDay} became ${extended.period.lastDay}` };
};
