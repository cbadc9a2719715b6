import {
  considered,
  termPassed,
  type Timed,
} from '../../../../test/support/journeys/supervision/procedure.ts';
import {
  previewOf,
  removalDecided,
  removalExecuted,
  removalNoticed,
  removalProposed,
} from '../../../../test/support/journeys/supervision/removals.ts';
import {
  offeredBy,
  placed,
  statusOf as orderStatus,
} from '../../../../test/support/journeys/supervision/trade.ts';
import { notDrawn } from '../../../../test/support/journeys/supervision/violations.ts';
import type { Cast } from './cast.ts';
import type { Chronicle } from './chronicle.ts';

/** What was built on the violation. */
export interface Built {
  readonly refusalId: string;
  readonly creditRecordId: string;
  readonly removalId: string;
}

interface Begun {
  readonly hearingId: string;
  readonly refusalId: string;
  readonly creditRecordId: string;
}

/** The claim is not paid, the agency is put on record, both after their hearings and by second persons. */
async function proposed(place: Timed, { claimed }: Cast, violationId: string, told: Chronicle) {
  const basis = `VIOLATION#${violationId}`;
  const reason = '经认定虚增服务金额';
  const refusal = await place.as('commission-wu').done<Begun>('proposePaymentRefusal', {
    body: { redemptionId: claimed.orderId, basis, source: 'DAILY_MANAGEMENT', reason },
  });
  await told.step('commission-wu', '拟不予兑付，告知', { kind: 'PAYMENTREFUSAL', id: refusal.refusalId });
  const fields = {
    conduct: '虚增服务金额',
    outcome: '不予兑付、清退',
    authority: '上海市科学技术委员会',
    basis: '实施细则第十三条、第十四条',
    effectiveOn: '2026-03-16',
    sanctionEndsOn: '2028-03-15',
  };
  const record = await place.as('commission-zheng').done<Begun>('draftCreditRecord', {
    body: { violationId, subject: { kind: 'UNIT' }, fields, reason },
  });
  await told.step('commission-zheng', '拟将该单位纳入科技信用记录，告知', {
    kind: 'CREDITRECORD',
    id: record.creditRecordId,
  });
  return { refusal, record };
}

/** From the confirmed violation to the agency removed and everything of it ended. */
export async function drawn(
  place: Timed,
  people: Cast,
  violationId: string,
  told: Chronicle,
): Promise<Built> {
  const { agency, name, shi, gu, underWay } = people;
  const { agencyId, admin, productIds } = agency;
  told.chapter('二、后果：各自告知、听取申辩、由第二人决定');
  const { refusal, record } = await proposed(place, people, violationId, told);
  const ground = { row: '12-3b', ref: `VIOLATION#${violationId}` };
  const { removalId } = await removalProposed(place, {
    agencyId,
    ground,
    reason: '经认定服务造假，情节严重',
  });
  const matter = { kind: 'REMOVAL', id: removalId };
  await told.step('officer-li', '提出清退建议，依据为经认定的违规', matter);
  const zheng = place.as('commission-zheng');
  const { hash } = await previewOf(place, agencyId);
  const body = { reason: '清退', previewHash: hash };
  const hearingId = await removalNoticed(place, removalId);
  await told.step('commission-wu', '告知拟清退', matter);
  await told.letters(name, admin);
  const hearings = [refusal.hearingId, record.hearingId, hearingId];
  await termPassed(place, admin, hearingId);
  for (const each of hearings) await considered(place.as('commission-wu'), each, '期限内未陈述申辩');
  told.note('三项告知期限均已届满，未提出申辩，已记录');

  const { refusalId } = refusal;
  const { creditRecordId } = record;
  const reason = '事实清楚，程序完备';
  await place.as('finance-qian').done('decidePaymentRefusal', { params: { refusalId }, body: { reason } });
  await told.step('finance-qian', '决定不予兑付', { kind: 'PAYMENTREFUSAL', id: refusalId });
  await place
    .as('commission-wu')
    .done('reportCreditRecord', { params: { creditRecordId }, body: { reason } });
  await told.step('commission-wu', '决定报送科技信用记录', { kind: 'CREDITRECORD', id: creditRecordId });
  await notDrawn(place, violationId, 'UNQUALIFIED_GRADE', '待2026年度评价时据此处理');
  await told.step('officer-li', '评价不合格：待年度评价时据此处理', { kind: 'VIOLATION', id: violationId });

  told.chapter('三、清退：先预览，后决定，一次执行到底');
  const waiting = await placed(place, shi, productIds[0] ?? '', { priceFen: 500_000, voucherFen: 200_000 });
  const stale = { params: { removalId }, body };
  told.refused(
    'commission-zheng',
    '依据过时的预览决定',
    await zheng.call('decideRemoval', stale),
    'PREVIEW_OUTDATED',
  );
  const { openOrders, unpaidClaims, publicPages } = await previewOf(place, agencyId);
  told.note(
    `影响预览：未完成订单${openOrders.count}笔（涉及企业${openOrders.buyers}家，${(openOrders.amountFen / 100).toLocaleString('zh-CN')}元），未兑付申领${unpaidClaims.count}笔，公开产品${publicPages.products}项`,
  );
  const again = {
    params: { removalId },
    body: { reason, previewHash: (await previewOf(place, agencyId)).hash },
  };
  const same = await place.as('commission-wu').call('decideRemoval', again);
  told.refused('commission-wu', '告知人自行决定', same, 'FOUR_EYES');
  await removalDecided(place, { removalId, agencyId });
  await told.step('commission-zheng', '决定清退（告知人以外的另一人）', matter);
  await removalExecuted(place, removalId);
  await told.step('系统', '执行完毕', matter);
  const now = [await orderStatus(gu, underWay.orderId), await orderStatus(shi, waiting.orderId)];
  told.note(`订单：服务中的${now[0]}，未接单的${now[1]}；在架产品${await offeredBy(place, agencyId)}项`);
  await told.letters(name, admin);
  await told.letters('上海新芽生物科技有限公司', gu);
  await told.letters('上海启光智能科技有限公司', shi);
  const { items } = await place.anyone.done<{ items: { agencyName: string; removedAt: string }[] }>(
    'listRemovalNotices',
  );
  told.note(`清退公告：${items.map(({ agencyName }) => agencyName).join('、')}`);
  return { refusalId, creditRecordId, removalId };
}
