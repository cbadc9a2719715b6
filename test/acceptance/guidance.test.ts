import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');

interface Entry {
  readonly id: string;
  readonly status: string;
}

async function agencyHere() {
  const applicant = newApplicant();
  const row = {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录',
  };
  const { rows } = await place
    .as('admin-zhou')
    .done<{ rows: readonly { agencyId: string }[] }>('importAgencies', {
      body: { batchId: `G-${applicant.uscc}`, rows: [row] },
    });
  return { agency: place.as(applicant.admin), agencyId: rows[0]?.agencyId ?? '', uscc: applicant.uscc };
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the centre’s services to agencies', () => {
  it('[3-2a][3-3b] an agency is followed up without knowing, and advised with a read receipt', async () => {
    const { agency, agencyId } = await agencyHere();
    const dueOn = daysFromNow(30).slice(0, 10);
    const { id } = await officer.done<Entry>('openFollowUp', {
      body: { agencyId, cause: 'OTHER', title: '跟踪收费公示', dueOn },
    });
    const file = { params: { register: 'follow-ups', id } };
    expect(await officer.done('readRegisterEntry', file)).toMatchObject({ status: 'OPEN' });
    expectRefusal(await agency.call('readRegisterEntry', file), 404, 'NOT_FOUND');
    const advice = { agencyId, kind: 'IMPROVE', title: '收费公示', text: '请逐项列明收费标准' };
    expectRefusal(await officer.call('sendAdvice', { body: advice }), 422, 'VALIDATION_FAILED');
    const sent = await officer.done<Entry>('sendAdvice', {
      body: { ...advice, sourceRef: `FOLLOWUP#${id}` },
    });
    await letterOf(agency, 'ADVICE_IMPROVE');
    const params = { adviceId: sent.id };
    expect(await agency.done('openAdvice', { params })).toMatchObject({ status: 'READ', text: advice.text });
    await agency.done('respondToAdvice', { params, body: { text: '已列明' } });
    expect(
      await officer.done('readRegisterEntry', { params: { register: 'advice', id: sent.id } }),
    ).toMatchObject({ status: 'RESPONDED', response: { text: '已列明' } });
  });

  it('[3-2b][11-1d] an agency registers for a session until it is full', async () => {
    const [{ agency, agencyId }, late] = [await agencyHere(), await agencyHere()];
    const session = await officer.done<Entry>('draftTrainingSession', {
      body: {
        kind: 'TRAINING',
        title: '档案材料培训',
        description: '订单档案的要求',
        place: '三楼会议室',
        startsAt: daysFromNow(10),
        registerBy: daysFromNow(9),
        capacity: 1,
        invitedAgencyIds: [agencyId],
      },
    });
    const params = { sessionId: session.id };
    expectRefusal(await agency.call('registerForTraining', { params }), 404, 'NOT_FOUND');
    await officer.done('moveTrainingSession', { params, body: { step: 'open' } });
    await letterOf(agency, 'TRAINING_INVITATION');
    expect(await agency.done('registerForTraining', { params })).toMatchObject({ status: 'REGISTERED' });
    await letterOf(agency, 'TRAINING_REGISTERED');
    expectRefusal(await late.agency.call('registerForTraining', { params }), 409, 'TRAINING_FULL');
    const attendance = { params, body: { items: [{ agencyId, attended: true }] } };
    expectRefusal(await officer.call('recordAttendance', attendance), 409, 'ILLEGAL_TRANSITION');
  });

  it('[3-2c][3-4a] what the hotline answered and what the centre writes is found by its words', async () => {
    const caller = { name: '钱来电', phone: '13800004321' };
    const { id } = await officer.done<Entry>('recordConsultation', {
      body: { question: '怎样补正？', caller },
    });
    const params = { consultationId: id };
    expect(await officer.done('answerConsultation', { params, body: { text: '追加更正' } })).toMatchObject({
      callerPhone: '138****4321',
    });
    const named = { question: '怎样补正', answer: '已告知钱来电' };
    expectRefusal(await officer.call('publishKnowledge', { params, body: named }), 422, 'VALIDATION_FAILED');
    const knowledge = { question: '封存后的档案怎样补正', answer: '封存后仅可追加更正说明。' };
    await officer.done('publishKnowledge', { params, body: knowledge });
    const search = { query: { q: '封存 档案' } };
    const found = await place.anyone.done<{ items: readonly object[] }>('listKnowledge', search);
    expect(found.items).toContainEqual(expect.objectContaining(knowledge));
    await officer.done('withdrawKnowledge', { params, body: { reason: '口径调整' } });
    expect(await place.anyone.done('listKnowledge', search)).toEqual({ items: [] });
    const guide = { kind: 'GUIDE', title: '归档操作指引', text: '逐项上传材料。' };
    const published = await officer.done<Entry>('publishGuide', { body: guide });
    expect(await place.anyone.done('readGuide', { params: { guideId: published.id } })).toMatchObject(guide);
  });

  it('[3-2d][3-4b] a visit is announced; an invited institution joins when its agency is there', async () => {
    const { agency, agencyId, uscc } = await agencyHere();
    const visitOn = daysFromNow(5).slice(0, 10);
    const visit = await officer.done<Entry>('planVisit', {
      body: { agencyId, visitOn, purpose: '了解服务情况' },
    });
    await letterOf(agency, 'VISIT_PLANNED');
    const early = { params: { visitId: visit.id }, body: { minutes: '纪要' } };
    expectRefusal(await officer.call('finishVisit', early), 409, 'ILLEGAL_TRANSITION');
    const invitation = { uscc, name: '样例机构', categories: ['RESEARCH_DEVELOPMENT'] };
    expectRefusal(await officer.call('inviteProspect', { body: invitation }), 409, 'DUPLICATE');
    const prospect = newApplicant();
    await officer.done('inviteProspect', { body: { ...invitation, uscc: prospect.uscc } });
    const joining = { params: { prospectId: prospect.uscc } };
    expectRefusal(await officer.call('joinProspect', joining), 409, 'AGENCY_NOT_ACTIVE');
    expect(await officer.done('listThinCategories')).toHaveProperty('fewerThan', 5);
  });
});
