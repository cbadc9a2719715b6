import { amend, declared, readCase, reaches, submittedCase } from '../../../test/support/journeys/cases.ts';
import { verifyPhone } from '../../../test/support/journeys/phones.ts';
import { publicisedCase } from '../../../test/support/journeys/publicities.ts';
import { checked, requestSupplement, resolveByPerson } from '../../../test/support/journeys/verification.ts';
import { minutesAfter, type Scene, type Story } from '../story.ts';
import { seeThrough } from './success.ts';

/** A credit source cannot be reached: persons find out and decide. */
export const silentSource: Story = async (scene) => {
  const { place, agency, applicant, categories } = scene;
  await place.scriptGateway(applicant.uscc, { checks: { SCI_TECH_CREDIT: { outcome: 'UNKNOWN' } } });
  const caseId = await submittedCase(agency, categories);
  const { undecided } = await checked(place.as('officer-li'), caseId);
  for (const key of undecided) await resolveByPerson(place, agency, caseId, key, 'PASS');
  // The source is back before the re-check at the end of the publicity.
  await place.scriptGateway(applicant.uscc, {});
  await place.as('reviewer-chen').done('passVerification', { params: { caseId } });
  return { ...(await seeThrough(scene, caseId)), notes: `${undecided.join()} by persons` };
};

/** The registers know no qualification for one of its two categories. */
export const oneOfTwo: Story = async (scene) => {
  const { place, agency, applicant, categories } = scene;
  await place.scriptGateway(applicant.uscc, { checks: { QUALIFICATION: { facts: { items: [] } } } });
  const told = await seeThrough(scene, await submittedCase(agency, categories));
  const { verification } = await readCase(agency, told.caseId);
  return { ...told, notes: verification?.verifiedCategories.join() ?? '' };
};

/** Submitted, and asked for a supplement. */
async function asked({ place, agency, applicant, categories }: Scene): Promise<string> {
  await verifyPhone(place, agency, applicant.phone);
  const checks = { PUBLIC_CREDIT: { outcome: 'UNKNOWN', times: 1 } };
  await place.scriptGateway(applicant.uscc, { checks });
  const caseId = await submittedCase(agency, categories);
  await checked(place.as('officer-li'), caseId);
  await requestSupplement(place, caseId);
  return caseId;
}

export const supplemented: Story = async (scene) => {
  const { agency } = scene;
  const caseId = await asked(scene);
  await amend(agency, caseId, { introduction: '补充：团队均有从业资格。' });
  await agency.done('resubmitCase', { params: { caseId }, body: await declared(agency, caseId) });
  const told = await seeThrough(scene, caseId);
  const { round } = await readCase(agency, caseId);
  return { ...told, notes: `round ${round}` };
};

export const lapsed: Story = async (scene) => {
  const caseId = await asked(scene);
  const { deadlines } = await readCase(scene.agency, caseId);
  const dueAt = deadlines.find(({ kind }) => kind === 'SUPPLEMENT_DUE')?.dueAt ?? '';
  await scene.to(minutesAfter(dueAt, 1));
  return { caseId };
};

export const withdrawn: Story = async ({ agency, categories, place }) => {
  const { caseId, publicityId } = await publicisedCase(agency, categories);
  await agency.done('withdrawCase', { params: { caseId }, body: { reason: '暂不入驻' } });
  await reaches(agency, caseId, 'WITHDRAWN');
  const { status } = await place.anyone.done<{ status: string }>('readPublicity', {
    params: { publicityId },
  });
  return { caseId, notes: `publicity ${status}` };
};
