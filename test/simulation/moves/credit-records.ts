import { dayOf, hearingStep, mattersOf, paperOf, passDay, REASON, type Scene } from '../supervision/scene.ts';
import { confirmedOf, suspectedOf, violationMove } from './violations.ts';

interface RecordSeen {
  readonly creditRecordId: string;
  readonly status: string;
  readonly hearingId: string;
  readonly fields: { readonly sanctionEndsOn: string };
}

const OVER = ['DROPPED', 'EXPIRED', 'REVOKED'];

/** What was found is put on record by name, corrected, revoked, or a grave case referred (14-2d to 14-2f). */
export async function creditRecordMove(scene: Scene): Promise<unknown> {
  const { chance, uscc } = scene;
  const open = (await mattersOf<RecordSeen>(scene, 'listCreditRecords', { uscc })).filter(
    ({ status }) => !OVER.includes(status),
  );
  const way = chance.weighed({ step: open.length > 0 ? 75 : 0, draft: 15, refer: 10 });
  if (way === 'step') return step(scene, chance.of(open));
  const confirmed = await confirmedOf(scene);
  if (confirmed.length === 0 && chance.is(0.85)) return violationMove(scene);
  const some = confirmed.length > 0 && chance.is(0.93) ? confirmed : await suspectedOf(scene);
  const violationId = some.length > 0 ? chance.of(some).violationId : 'none';
  return way === 'draft' ? draft(scene, violationId) : refer(scene, violationId);
}

const fields = (scene: Scene, days: number) => ({
  conduct: '出具不实报告',
  outcome: '纳入科技信用记录',
  authority: '上海市科学技术委员会',
  basis: '《管理办法》第十四条',
  effectiveOn: dayOf(scene),
  sanctionEndsOn: dayOf(scene, days),
});

async function draft(scene: Scene, violationId: string): Promise<unknown> {
  const { chance, commission } = scene;
  const subject = chance.of([
    { kind: 'UNIT' },
    { kind: 'UNIT' },
    { kind: 'PERSON', name: '某检测员', role: '出具报告', facts: [chance.is(0.9) ? 0 : 7] },
    { kind: 'BUYER' },
  ]);
  const body = { violationId, subject, fields: fields(scene, chance.of([20, 365])), ...REASON };
  return commission('draftCreditRecord', { body });
}

async function refer(scene: Scene, violationId: string): Promise<unknown> {
  const body = {
    violationId,
    authority: '上海市公安局某分局',
    sentOn: dayOf(scene),
    documentIds: [paperOf(scene)],
    ...REASON,
  };
  return scene.commission('sendReferral', { body });
}

async function step(scene: Scene, found: RecordSeen): Promise<unknown> {
  const { chance, commission } = scene;
  const params = { creditRecordId: found.creditRecordId };
  const documentIds = [paperOf(scene)];
  if (found.status === 'DRAFT') {
    if (chance.is(0.07)) return commission('dropCreditRecord', { params, body: REASON });
    const heard = await hearingStep(scene, found, commission);
    if (heard !== 'considered' && !chance.is(0.06)) return undefined;
    return commission('reportCreditRecord', { params, body: REASON });
  }
  const way = chance.weighed({
    activate: found.status === 'REPORTED' ? 60 : 3,
    correct: 20,
    revoke: 10,
    pass: 12,
  });
  if (way === 'activate') return commission('activateCreditRecord', { params });
  if (way === 'revoke') return commission('revokeCreditRecord', { params, body: { ...REASON, documentIds } });
  const body = { fields: fields(scene, chance.of([30, 100])), documentIds, ...REASON };
  if (way === 'correct') return commission('correctCreditRecord', { params, body });
  const { sanctionEndsOn } = found.fields;
  // Some sanctions last for a year: nobody waits for those.
  return sanctionEndsOn < dayOf(scene, 45) ? passDay(scene, sanctionEndsOn) : undefined;
}
