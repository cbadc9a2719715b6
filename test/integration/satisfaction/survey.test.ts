import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { get, list } from '../../../shared/store/read.ts';
import {
  agencyOf,
  ANNA,
  CYCLE,
  interested,
  phoneOf,
  REVIEW_DAY,
  RUI,
  scoredCycle,
  scoredEntry,
  SEED,
  usersOfAgency,
} from '../../support/evaluation-review-world.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { startWorld, type World } from './world.ts';

const answers = (score: number, more: object = {}) => ({
  scores: { expertise: score, responsiveness: score, quality: score, pricing: score, overall: score },
  performedByAgency: true,
  deliverableReceived: true,
  ...more,
});
const buyer = (n: number) => usccFixture(700 + n);
const AGENCIES = {
  /** Twelve users with phones: three are asked. */
  many: Array.from({ length: 12 }, (_, i) => buyer(i)),
  none: [],
  /** One user, whom only a call reaches. */
  team: ['team-1'],
  two: ['team-2', 'team-3'],
  /** One user, whom only the second call reaches. */
  slow: ['team-4'],
  /** One user each, who answers on the page, and who comes too late. */
  page: [buyer(20)],
  late: [buyer(21)],
};

describe('[9-3b] the sample of a cycle', () => {
  let world: World;
  const ids: Record<string, Awaited<ReturnType<typeof scoredEntry>>> = {};

  beforeAll(async () => {
    world = await startWorld();
    const { tables, sealed } = world;
    await scoredCycle(tables, sealed);
    let n = 1;
    for (const [name, users] of Object.entries(AGENCIES)) {
      ids[name] = await scoredEntry(tables, (n += 1));
      if (users.length > 0) await usersOfAgency(tables, ids[name].agencyId, users);
    }
    await scoredEntry(tables, 2, { category: 'RESEARCH_DEVELOPMENT' });
    for (const user of [...AGENCIES.many, ...AGENCIES.page, ...AGENCIES.late])
      await phoneOf(tables, sealed, user, '+8613800001234');
    await world.drawAgain();
  }, 60_000);
  afterAll(() => world.stop());

  const agency = (name: keyof typeof AGENCIES) => ids[name]!.agencyId;
  const form = (code: string | undefined) => ({ headers: { 'x-survey-code': code ?? '' } });

  it('[9-3b] draws so many of the distinct users, opens the seed and begins the review', async () => {
    const cycle = await get(world.tables, evaluationCycle, CYCLE);
    expect(cycle.status).toBe('REVIEWING');
    expect(cycle.body.draw?.seed).toBe(SEED);
    const { body } = await world.sampleOf(agency('many'));
    expect(body).toMatchObject({ users: 12, size: 3, excluded: 0 });
    expect((await world.sampleOf(agency('team'))).body.size).toBe(1);
  });

  it('[9-3b] records that nobody could be asked', async () => {
    const { status, body } = await world.sampleOf(agency('none'));
    expect(status).toBe('CLOSED');
    expect(body).toMatchObject({ none: 'NO_ELIGIBLE_USER', users: 0, size: 0 });
  });

  it('[9-3b] draws nothing twice, and refuses to draw again', async () => {
    const before = await world.sampleOf(agency('many'));
    await world.drawAgain();
    expect(await world.sampleOf(agency('many'))).toEqual(before);
    const again = await world.call('redrawSamples', { as: ANNA, params: { cycleId: CYCLE } });
    expect(again).toMatchObject({ status: 409, code: 'SAMPLE_LOCKED' });
    const missing = await world.call('redrawSamples', { as: ANNA, params: { cycleId: '2031' } });
    expect(missing.status).toBe(404);
  });

  it('[9-3c] takes the answers by code once; closed, it scores each entry of the agency anew', async () => {
    await world.settle(agency('many'));
    const surveys = await world.surveysOf(agency('many'));
    expect(surveys.map(({ status }) => status)).toEqual(['CONTACTED', 'CONTACTED', 'CONTACTED']);
    const [first, second, third] = await Promise.all(surveys.map(({ id }) => world.respondent(id)));
    const shown = await world.call('readSurveyForm', form(first!.params?.code));
    expect(shown.body).toMatchObject({ agencyName: '上海样例2技术有限公司', status: 'CONTACTED' });
    expect(JSON.stringify(shown.body)).not.toContain(first!.buyerId);
    for (const [who, score] of [
      [first, 92],
      [second, 88],
      [third, 95],
    ] as const) {
      const given = { ...form(who?.params?.code), body: answers(score) };
      expect((await world.call('answerSurvey', given)).status).toBe(200);
    }
    const twice = await world.call('answerSurvey', {
      ...form(first!.params?.code),
      body: answers(10),
    });
    expect(twice).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect((await world.sampleOf(agency('many'))).status).toBe('CLOSED');
    await world.settle(agency('many'));
    const scored = await get(world.tables, entry, ids['many']!.entryId);
    expect(scored.body.final?.total).toBe('86.59');
    expect(scored.body.satisfaction).toEqual({ answers: 3, closed: true });
    expect(scored.body.inputs?.satisfaction).toEqual([88, 92, 95]);
    const other = await get(world.tables, entry, `${CYCLE}.RESEARCH_DEVELOPMENT.${agency('many')}`);
    expect(other.body.satisfaction?.closed).toBe(true);
  });

  it('[9-3c] knows nobody who was not drawn, nor the agency, nor an answer that is none', async () => {
    const surveys = await world.surveysOf(agency('many'));
    const { params } = await world.respondent(surveys[0]!.id);
    const stranger = { ...form('0123456789ABCDEF'), body: answers(5) };
    expect((await world.call('answerSurvey', stranger)).status).toBe(404);
    const judged = { ...form(params?.code), as: agencyOf(ids['many']!.uscc), body: answers(100) };
    expect((await world.call('answerSurvey', judged)).status).toBe(404);
    expect((await world.call('readSurveyForm', judged)).status).toBe(404);
    const odd = { ...form(params?.code), body: answers(101) };
    expect((await world.call('answerSurvey', odd)).status).toBe(422);
  });

  const filled = {
    expertise: '92',
    responsiveness: '90',
    quality: '88',
    pricing: '95',
    overall: '91',
    performedByAgency: 'yes',
    deliverableReceived: 'yes',
  };
  const codeOf = async (name: keyof typeof AGENCIES) => {
    const [found] = await world.surveysOf(agency(name));
    return { id: found!.id, code: (await world.respondent(found!.id)).params?.code ?? '' };
  };

  it('[9-3c] shows the user a form by the link or the code, without using it up', async () => {
    await world.settle(agency('page'));
    const { id, code } = await codeOf('page');
    const before = await get(world.tables, survey, id);
    const entrance = await world.call('readSurveyEntry');
    expect(entrance.text).toContain('请输入短信中的评价码');
    const byLink = await world.call('openSurveyLink', { params: { code } });
    const byCode = await world.call('openSurveyForm', { form: { code: ` ${code.toLowerCase()}` } });
    for (const shown of [byLink, byCode]) {
      expect(shown.status).toBe(200);
      expect(shown.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      const policy = String(shown.headers?.['content-security-policy']);
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("default-src 'none'");
      for (const said of ['lang="zh-CN"', '专业水平', '是否收到服务成果', before.body.dueOn!.slice(0, 4)])
        expect(shown.text).toContain(said);
      expect(shown.text).not.toContain('<script');
      expect(shown.text).not.toContain(AGENCIES.page[0]!);
    }
    expect(await get(world.tables, survey, id)).toEqual(before);
  });

  it('[9-3c] gives a form that is not filled in whole back with what is wrong, and changes nothing', async () => {
    const { id, code } = await codeOf('page');
    const before = await get(world.tables, survey, id);
    const { deliverableReceived: _, ...most } = filled;
    const wrong = { code, ...most, quality: '101', pricing: '"><script>' };
    const again = await world.call('submitSurveyForm', { form: wrong });
    expect(again.status).toBe(422);
    expect(again.headers?.['content-type']).toContain('text/html');
    for (const said of [
      'role="alert"',
      '<a href="#quality">服务质量</a>：请填写0至100的整数',
      '<a href="#pricing">收费合理</a>',
      '<a href="#deliverableReceived">是否收到服务成果</a>：请选择“是”或“否”',
      'value="92"',
      'value="101"',
      'aria-invalid="true"',
    ])
      expect(again.text).toContain(said);
    expect(again.text).not.toContain('<a href="#expertise">');
    expect(again.text).not.toContain('<script');
    expect(await get(world.tables, survey, id)).toEqual(before);
  });

  it('[9-3c] opens nothing to a wrong code or to the agency that is judged', async () => {
    const { code } = await codeOf('page');
    const wrong = await world.call('openSurveyForm', { form: { code: '0123456789ABCDEF' } });
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain('评价码无效');
    expect((await world.call('openSurveyForm', { form: {} })).status).toBe(404);
    const as = agencyOf(ids['page']!.uscc);
    expect((await world.call('openSurveyLink', { as, params: { code } })).status).toBe(404);
    expect((await world.call('submitSurveyForm', { as, form: { code, ...filled } })).status).toBe(404);
    const json = { params: {}, body: { code, ...filled } };
    expect(await world.call('submitSurveyForm', json)).toMatchObject({ status: 415 });
  });

  it('[9-3c] thanks for the form once; the link is used then', async () => {
    const { id, code } = await codeOf('page');
    const thanks = await world.call('submitSurveyForm', { form: { code, ...filled } });
    expect(thanks.status).toBe(200);
    expect(thanks.text).toContain('感谢您的评价');
    const answered = await get(world.tables, survey, id);
    expect(answered.status).toBe('RESPONDED');
    expect(answered.body.answer).toMatchObject({
      scores: { expertise: 92, quality: 88 },
      via: 'LINK',
      by: 'PUBLIC',
    });
    const twice = await world.call('submitSurveyForm', { form: { code, ...filled, overall: '1' } });
    const opened = await world.call('openSurveyLink', { params: { code } });
    for (const used of [twice, opened]) {
      expect(used.status).toBe(409);
      expect(used.text).toContain('每个评价码只能使用一次');
    }
    expect(await get(world.tables, survey, id)).toEqual(answered);
  });

  it('[9-3c] says to who comes late that the term is over', async () => {
    await world.settle(agency('late'));
    const { id, code } = await codeOf('late');
    const { deadlines } = await get(world.tables, survey, id);
    world.to(deadlines['SURVEY_DUE']!.dueAt);
    const late = await world.call('submitSurveyForm', { form: { code, ...filled } });
    const opened = await world.call('openSurveyLink', { params: { code } });
    for (const over of [late, opened]) {
      expect(over.status).toBe(409);
      expect(over.text).toContain('评价已截止');
    }
    expect((await get(world.tables, survey, id)).body.answer).toBeUndefined();
    world.to(REVIEW_DAY);
  });

  it('[9-3c] has those without a phone called twice, some days apart, and passes on to the next', async () => {
    await world.settle(agency('two'));
    const [survey] = await world.surveysOf(agency('two'));
    const params = { surveyId: survey!.id };
    expect(await world.tasksOf(`SURVEY#${survey!.id}`)).toEqual(['CALL_SURVEYED_USER OPEN']);
    const conflicted = { as: interested(ids['two']!.uscc), params };
    expect(await world.call('openRespondent', conflicted)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    const judged = { as: agencyOf(ids['two']!.uscc), params };
    expect((await world.call('openRespondent', judged)).status).toBe(403);
    const who = await world.call('openRespondent', { as: ANNA, params });
    expect(['team-2', 'team-3']).toContain(who.body.respondent.buyerId);
    const missed = { as: ANNA, params, body: { reached: false } };
    expect((await world.call('recordSurveyCall', missed)).body.status).toBe('CONTACTED');
    expect(await world.call('recordSurveyCall', missed)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    world.to('2027-03-25T01:00:00.000Z');
    await world.fire(survey!.id, 'SURVEY_DUE');
    expect((await world.surveysOf(agency('two')))[0]?.status).toBe('CONTACTED');
    await world.fire(survey!.id, 'SURVEY_CONTACT_AGAIN');
    expect(await world.tasksOf(`SURVEY#${survey!.id}`)).toContain('CALL_SURVEYED_USER OPEN');
    expect((await world.call('recordSurveyCall', missed)).body.contacts).toHaveLength(2);
    expect((await world.call('recordSurveyCall', missed)).status).toBe(409);
    world.to('2027-04-05T01:00:00.000Z');
    await world.fire(survey!.id, 'SURVEY_DUE');
    await world.settle(agency('two'));
    const after = await world.surveysOf(agency('two'));
    expect(after.map(({ status }) => status)).toEqual(['REPLACED', 'DRAWN']);
    const late = { as: ANNA, params, body: { reached: true, answers: answers(60) } };
    expect(await world.call('recordSurveyCall', late)).toMatchObject({ code: 'DEADLINE_PASSED' });
    const [{ buyerId }, next] = (await Promise.all(after.map(({ id }) => world.respondent(id)))) as [
      { buyerId: string },
      { buyerId: string },
    ];
    expect(next.buyerId).not.toBe(buyerId);
  });

  it('[9-3b] takes the next for one who is struck off before being asked; nobody left is missing and listed', async () => {
    const after = await world.surveysOf(agency('two'));
    const params = { surveyId: after[1]!.id };
    const body = { cause: 'DEREGISTERED', reason: '已注销' };
    const found = await world.call('findRespondentIneligible', { as: RUI, params, body });
    expect(found.body.status).toBe('INELIGIBLE');
    await world.settle(agency('two'));
    const { status, body: drawn } = await world.sampleOf(agency('two'));
    expect(status).toBe('CLOSED');
    expect(drawn.closed).toMatchObject({ answers: 0, missing: 1 });
    const listed = await world.call('listSamples', {
      as: ANNA,
      params: { cycleId: CYCLE },
      query: { status: 'CLOSED' },
    });
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({ sampleId: `${CYCLE}.${agency('two')}` }),
    );
    const scored = await get(world.tables, entry, ids['two']!.entryId);
    expect(scored.body.satisfaction).toEqual({ answers: 0, closed: true });
    expect(scored.body.final?.total).toBe('86.63');
    const asked = { as: RUI, params: { surveyId: after[0]!.id }, body };
    expect(await world.call('findRespondentIneligible', asked)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('[9-3c] makes a lead of a no, which an officer takes up', async () => {
    await world.settle(agency('team'));
    const [survey] = await world.surveysOf(agency('team'));
    const params = { surveyId: survey!.id };
    const told = { reached: true, answers: answers(20, { performedByAgency: false }) };
    const called = await world.call('recordSurveyCall', { as: ANNA, params, body: told });
    expect(called.body.status).toBe('RESPONDED');
    expect(await world.tasksOf(`SURVEY#${survey!.id}`)).toContain('REVIEW_SURVEY_LEAD OPEN');
    const taken = { as: ANNA, params, body: { outcome: 'SUSPECTED', reason: '用户反映并非本机构完成' } };
    expect((await world.call('settleSurveyLead', taken)).body.lead.outcome).toBe('SUSPECTED');
    expect(await world.call('settleSurveyLead', taken)).toMatchObject({ code: 'DUPLICATE' });
    const { items } = await list(
      world.tables,
      violation,
      'list2',
      { pk: `VIOLATION#AGENCY#${agency('team')}` },
      { limit: 5 },
    );
    expect(items.map(({ body }) => body.kind)).toEqual(['SUBCONTRACTING']);
    expect(items[0]?.body.sourceRef).toBe(`SURVEY#${survey!.id}`);
  });

  it('[9-3c] takes the answers of the second call, though the term of the first is over', async () => {
    world.to(REVIEW_DAY);
    const [survey] = await world.surveysOf(agency('slow'));
    const params = { surveyId: survey!.id };
    await world.call('recordSurveyCall', { as: ANNA, params, body: { reached: false } });
    world.to('2027-04-05T01:00:00.000Z');
    await world.fire(survey!.id, 'SURVEY_CONTACT_AGAIN');
    const told = { as: ANNA, params, body: { reached: true, answers: answers(70) } };
    const { status, body } = await world.call('recordSurveyCall', told);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'RESPONDED', contacts: [{ reached: false }, { reached: true }] });
    expect(await world.tasksOf(`SURVEY#${survey!.id}`)).not.toContain('CALL_SURVEYED_USER OPEN');
    expect((await world.sampleOf(agency('slow'))).status).toBe('CLOSED');
  });

  it('[9-3b] says nowhere but under seal who was drawn', async () => {
    const { Items = [] } = await world.tables.client.send(new ScanCommand({ TableName: 'platform' }));
    const told = Items.filter(({ pk }) => !/^(PROJ#METRICBUYER|CONTACT|EVENT)/.test(String(pk)));
    const drawn = await Promise.all(
      (['many', 'two', 'team'] as const).flatMap(async (name) =>
        Promise.all((await world.surveysOf(agency(name))).map(({ id }) => world.respondent(id))),
      ),
    );
    const text = JSON.stringify(told);
    expect(text.length).toBeGreaterThan(10_000);
    const secrets = drawn
      .flat()
      .flatMap(({ buyerId, params }) => [buyerId, ...(params ? [params.code] : [])]);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(JSON.stringify(world.log)).not.toContain(drawn.flat()[0]!.buyerId);
    expect(Date.parse(REVIEW_DAY)).toBeLessThan(Date.now());
  });
});
