import { dayOf, mattersOf, paperOf, REASON, type Scene } from '../supervision/scene.ts';
import { another, own, type Seen, type Signed, signer, type Wrong } from '../supervision/wrong.ts';

export async function onViolations(scene: Scene): Promise<Wrong[]> {
  const found = await mattersOf<Seen & { violationId: string }>(scene, 'listViolations');
  if (found.length === 0) return [];
  const { violationId, proposal, review } = scene.chance.of(found);
  const params = { violationId };
  const outcome = { outcome: 'REVOKED', ...REASON };
  const findings = { ...REASON, level: 'MAJOR', facts: ['无'], documentIds: [paperOf(scene)] };
  return [
    { who: 'officer-li', operation: 'confirmViolation', params, body: REASON },
    { who: 'commission-wu', operation: 'confirmViolation', params, body: REASON },
    { who: own(scene), operation: 'dismissViolation', params, body: REASON },
    { who: 'finance-qian', operation: 'proposeConfirmation', params, body: findings },
    // Of all officers only the investigators may.
    { who: 'reviewer-zhao', operation: 'proposeConfirmation', params, body: findings },
    { who: another(scene), operation: 'requestViolationReview', params, body: REASON },
    { who: 'reviewer-chen', operation: 'decideViolationReview', params, body: outcome },
    ...(await signer(scene, review)).map((who) => ({
      who,
      operation: 'decideViolationReview',
      params,
      body: outcome,
    })),
    ...(await signer(scene, proposal)).map((who) => ({
      who,
      operation: 'confirmViolation',
      params,
      body: REASON,
    })),
  ];
}

export async function onFunds(scene: Scene): Promise<Wrong[]> {
  const { chance, uscc } = scene;
  const query = { uscc };
  const [holds, refusals, recoveries] = await Promise.all([
    mattersOf<{ holdId: string }>(scene, 'listPaymentHolds', query),
    mattersOf<Seen & { refusalId: string }>(scene, 'listPaymentRefusals', query),
    mattersOf<Seen & { recoveryId: string; pending?: { recorded: Signed } }>(scene, 'listRecoveries', query),
  ]);
  const wrong: Wrong[] = [];
  if (holds.length > 0) {
    const params = { holdId: chance.of(holds).holdId };
    wrong.push(
      { who: 'reviewer-chen', operation: 'renewPaymentHold', params, body: REASON },
      { who: own(scene), operation: 'releasePaymentHold', params, body: REASON },
      { who: 'officer-li', operation: 'releasePaymentHold', params, body: REASON },
    );
  }
  if (refusals.length > 0) {
    const { refusalId, proposed } = chance.of(refusals);
    const params = { refusalId };
    const operation = 'decidePaymentRefusal';
    wrong.push({ who: 'reviewer-chen', operation, params, body: REASON });
    wrong.push({ who: own(scene), operation, params, body: REASON });
    for (const who of await signer(scene, proposed)) wrong.push({ who, operation, params, body: REASON });
  }
  if (recoveries.length > 0) {
    const { recoveryId, noticed, pending, writeOff } = chance.of(recoveries);
    const params = { recoveryId };
    const transfer = { channel: 'TRANSFER', reference: 'X-1', amountFen: 1, paidOn: dayOf(scene) };
    const writtenOff = { agreed: true, ...REASON };
    wrong.push(
      { who: 'commission-wu', operation: 'recordRepayment', params, body: transfer },
      { who: own(scene), operation: 'recordRepayment', params, body: transfer },
      { who: 'officer-li', operation: 'decideRecovery', params, body: REASON },
      { who: 'commission-wu', operation: 'decideRecoveryWriteOff', params, body: writtenOff },
    );
    for (const who of await signer(scene, noticed))
      wrong.push({ who, operation: 'decideRecovery', params, body: REASON });
    for (const who of await signer(scene, pending?.recorded))
      wrong.push({ who, operation: 'confirmRepayment', params, body: { agreed: true } });
    for (const who of await signer(scene, writeOff))
      wrong.push({ who, operation: 'decideRecoveryWriteOff', params, body: writtenOff });
  }
  return wrong;
}

export async function onInspections(scene: Scene): Promise<Wrong[]> {
  const { chance, uscc } = scene;
  const found = await mattersOf<Seen & { inspectionId: string; side: string }>(scene, 'listInspections', {
    uscc,
  });
  if (found.length === 0) return [];
  const { inspectionId, side, review } = chance.of(found);
  const params = { inspectionId };
  const otherSide = side === 'COMMISSION' ? 'finance-qian' : 'commission-wu';
  const sheet = { sheet: [{ key: 'CONTRACT', result: 'OK' }], outcome: 'PASSED', summary: '无' };
  const concluded = { decision: 'CONCLUDE', ...REASON };
  const visit = { visitedOn: dayOf(scene), findings: '无' };
  return [
    { who: own(scene), operation: 'reviewInspection', params, body: sheet },
    { who: otherSide, operation: 'reviewInspection', params, body: sheet },
    { who: otherSide, operation: 'concludeInspection', params, body: concluded },
    { who: 'officer-li', operation: 'recordInspectionVisit', params, body: visit },
    { who: 'reviewer-chen', operation: 'concludeInspection', params, body: concluded },
    ...(await signer(scene, review)).map((who) => ({
      who,
      operation: 'concludeInspection',
      params,
      body: concluded,
    })),
  ];
}

export async function onCreditRecords(scene: Scene): Promise<Wrong[]> {
  const { chance, uscc } = scene;
  const found = await mattersOf<Seen & { creditRecordId: string; draftedBy: string }>(
    scene,
    'listCreditRecords',
    { uscc },
  );
  if (found.length === 0) return [];
  const { creditRecordId, draftedBy } = chance.of(found);
  const params = { creditRecordId };
  const documented = { ...REASON, documentIds: [paperOf(scene)] };
  return [
    { who: 'reviewer-chen', operation: 'reportCreditRecord', params, body: REASON },
    { who: 'finance-qian', operation: 'revokeCreditRecord', params, body: documented },
    { who: own(scene), operation: 'dropCreditRecord', params, body: REASON },
    { who: 'officer-li', operation: 'activateCreditRecord', params },
    ...(await signer(scene, { by: draftedBy })).map((who) => ({
      who,
      operation: 'reportCreditRecord',
      params,
      body: REASON,
    })),
  ];
}
