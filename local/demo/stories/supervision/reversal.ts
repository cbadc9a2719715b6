import { draftedProduct } from '../../../../test/support/journeys/catalogue.ts';
import { evidence, tasksAbout, type Timed } from '../../../../test/support/journeys/supervision/procedure.ts';
import { removalRevoked } from '../../../../test/support/journeys/supervision/removals.ts';
import { CATEGORY, offeredBy, statusOf } from '../../../../test/support/journeys/supervision/trade.ts';
import { violationReviewed } from '../../../../test/support/journeys/supervision/violations.ts';
import { type Cast, PRODUCTS } from './cast.ts';
import type { Chronicle } from './chronicle.ts';
import type { Built } from './consequences.ts';

const SUBJECTS_ZH: Readonly<Record<string, string>> = {
  PAYMENTREFUSAL: '不予兑付决定',
  CREDITRECORD: '科技信用记录',
  REMOVAL: '清退决定',
};

interface Standing {
  readonly status: string;
  readonly openCases: readonly object[];
  readonly operations: readonly { readonly summary: { readonly zh: string } }[];
}

/** The agency is right after all: the violation falls, and one after the other what was built on it. */
export async function reversed(
  place: Timed,
  { agency, name, gu, claimed, underWay }: Cast,
  violationId: string,
  built: Built,
  told: Chronicle,
): Promise<void> {
  const { admin, agencyId, applicant } = agency;
  const { removalId, refusalId, creditRecordId } = built;
  told.chapter('四、复核与撤销：所依据的认定撤销，其上的决定逐项复查');
  await place.clock.advance('P2D');
  const removed = await admin.done<Standing>('readOwnStanding');
  told.note(
    `${name}的状态页：${removed.status}，可办理：${removed.operations.map(({ summary }) => summary.zh).join('、')}`,
  );
  const review = { outcome: 'REVOKED', reason: '补充协议属实，原认定撤销' } as const;
  await violationReviewed(place, admin, violationId, review);
  await told.step('commission-wu', `${name}申请复核；复核决定：撤销认定`, {
    kind: 'VIOLATION',
    id: violationId,
  });
  await place.clock.rest();
  const refs = [`PAYMENTREFUSAL#${refusalId}`, `CREDITRECORD#${creditRecordId}`, `REMOVAL#${removalId}`];
  const wu = place.as('commission-wu');
  const tasks = (await tasksAbout(wu, refs)).filter(({ kind }) => kind === 'REVIEW_BUILT_ON');
  const zh = tasks.map(({ subjectRef }) => SUBJECTS_ZH[subjectRef.split('#')[0] ?? ''] ?? subjectRef);
  told.note(`工作任务“复查依据已撤销的决定”${tasks.length}项：${zh.join('、')}`);

  const documentIds = [await evidence(place, applicant.uscc)];
  const body = { reason: '所依据的违规认定已撤销', documentIds };
  await wu.done('revokePaymentRefusal', { params: { refusalId }, body });
  await told.step('commission-wu', '撤销不予兑付，申领恢复审核', { kind: 'PAYMENTREFUSAL', id: refusalId });
  await place.as('commission-zheng').done('revokeCreditRecord', { params: { creditRecordId }, body });
  await told.step('commission-zheng', '撤销科技信用记录', { kind: 'CREDITRECORD', id: creditRecordId });
  await removalRevoked(place, removalId, documentIds, body.reason);
  await told.step('commission-wu', '撤销清退决定', { kind: 'REMOVAL', id: removalId });
  for (const { taskId } of tasks) {
    await wu.done('claimTask', { params: { taskId } });
    await wu.done('completeTask', { params: { taskId }, body: { reason: '已撤销' } });
  }
  await told.letters(name, admin);
  for (const content of PRODUCTS) {
    const productId = await draftedProduct(admin, { category: CATEGORY, ...content });
    await admin.done('publishProduct', { params: { productId } });
  }
  told.note('清退时归档的产品不自动恢复，机构重新上架');
  await place.clock.rest();
  const standing = await admin.done<Standing>('readOwnStanding');
  const { status } = await admin.done<{ status: string }>('readRedemption', {
    params: { redemptionId: claimed.orderId },
  });
  told.note(
    `机构状态${standing.status}，未办结事项${standing.openCases.length}项，在架产品${await offeredBy(place, agencyId)}项；` +
      `该笔申领${status}，已终止的订单仍为${await statusOf(gu, underWay.orderId)}`,
  );
}
