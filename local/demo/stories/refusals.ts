import {
  amend,
  declared,
  draftedCase,
  readCase,
  submit,
  submittedCase,
} from '../../../test/support/journeys/cases.ts';
import { infectedFile, scanned, upload } from '../../../test/support/journeys/materials.ts';
import {
  checked,
  considerHearing,
  proposeFailure,
  replyToHearing,
} from '../../../test/support/journeys/verification.ts';
import type { Scene, Story } from '../story.ts';
import { seeThrough } from './success.ts';

/** Two persons refuse what the sources found, after the agency was heard. */
async function failAfterHearing({ place, agency }: Scene, caseId: string): Promise<string> {
  const found = await checked(place.as('officer-li'), caseId);
  const hearingId = await proposeFailure(place, caseId, found.failed);
  await replyToHearing(agency, hearingId);
  await considerHearing(place, hearingId);
  await place.as('reviewer-chen').done('failVerification', { params: { caseId } });
  return found.results.flatMap(({ key, code }) => (found.failed.includes(key) ? (code ?? key) : [])).join();
}

/** One day short of two years: its own form says so and is refused; another date does not get past the registry. */
export const tooRecent: Story = async (scene) => {
  const { place, agency, applicant, categories } = scene;
  const establishedOn = '2024-03-03';
  await place.scriptGateway(applicant.uscc, { checks: { REGISTRATION: { facts: { establishedOn } } } });
  const caseId = await draftedCase(agency, categories, { declaredEstablishedOn: establishedOn });
  const { body: refusal } = await submit(agency, caseId);
  const { status } = await readCase(agency, caseId);
  await amend(agency, caseId, { declaredEstablishedOn: '2024-03-02' });
  await agency.done('submitCase', { params: { caseId }, body: await declared(agency, caseId) });
  const codes = await failAfterHearing(scene, caseId);
  return { caseId, notes: `${status} at ${refusal.code}, then ${codes}` };
};

/** The credit code of an individual household: refused at submission, the draft stays. */
export const household: Story = async ({ agency, categories }) => {
  const caseId = await draftedCase(agency, categories);
  const { body } = await submit(agency, caseId);
  return { caseId, notes: String(body.code) };
};

export const sanctioned: Story = async (scene) => {
  const sanction = { from: '2025-01-01', until: '2027-12-31' };
  const checks = { SCI_TECH_CREDIT: { facts: { sanction } } };
  await scene.place.scriptGateway(scene.applicant.uscc, { checks });
  const caseId = await submittedCase(scene.agency, scene.categories);
  return { caseId, notes: await failAfterHearing(scene, caseId) };
};

/** A material with malware holds the submission up until another takes its place. */
export const infected: Story = async (scene) => {
  const { agency } = scene;
  const caseId = await draftedCase(agency, scene.categories);
  const bad = await upload(agency, 'CAPABILITY_STATEMENT', infectedFile());
  const { status } = await scanned(agency, bad);
  await amend(agency, caseId, { capabilityDocumentId: bad });
  const { body } = await submit(agency, caseId);
  const good = await upload(agency, 'CAPABILITY_STATEMENT');
  await scanned(agency, good);
  await amend(agency, caseId, { capabilityDocumentId: good });
  await agency.done('submitCase', { params: { caseId }, body: await declared(agency, caseId) });
  return { ...(await seeThrough(scene, caseId)), notes: `${status}, ${body.code}` };
};

/** Two logins open and submit at the same moment: one case, one submission. */
export const racing: Story = async (scene) => {
  const { place, agency, applicant, categories } = scene;
  const other = place.as(applicant.admin);
  const openings = await Promise.all([agency.call('openCase'), other.call('openCase')]);
  const opened = openings.find(({ status }) => status === 201)?.body['caseId'];
  const lost = openings.find(({ status }) => status !== 201)?.body.code;
  await agency.done('withdrawCase', { params: { caseId: String(opened) }, body: {} });
  const caseId = await draftedCase(agency, categories);
  const body = await declared(agency, caseId);
  const submissions = await Promise.all(
    [agency, other].map((login) => login.call('submitCase', { params: { caseId }, body })),
  );
  const won = submissions.filter(({ status }) => status === 200).length;
  return { ...(await seeThrough(scene, caseId)), notes: `${lost}, ${won} submission` };
};
