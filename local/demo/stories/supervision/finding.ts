import {
  considered,
  evidence,
  readHearing,
  replied,
  type Timed,
} from '../../../../test/support/journeys/supervision/procedure.ts';
import {
  confirmationProposed,
  findings,
  flagOf,
  investigated,
  readViolation,
  suspectedOf,
  violationConfirmed,
} from '../../../../test/support/journeys/supervision/violations.ts';
import type { Cast } from './cast.ts';
import type { Chronicle } from './chronicle.ts';

export const CONSEQUENCES_ZH: Readonly<Record<string, string>> = {
  REFUSAL_OR_RECOVERY: '不予兑付或追缴',
  CREDIT_RECORD: '科技信用记录',
  REMOVAL_PROPOSAL: '清退建议',
  UNQUALIFIED_GRADE: '评价不合格',
};

const yuan = (fen: unknown): string => `${(Number(fen) / 100).toLocaleString('zh-CN')}元`;

/** From the flag of a rule to the violation that a second person confirms after the hearing. Gives its id. */
export async function found(place: Timed, { agency, name, claimed }: Cast, told: Chronicle): Promise<string> {
  const { admin, applicant } = agency;
  const chen = place.as('reviewer-chen');
  told.chapter('一、线索与调查');
  const flag = await flagOf(place, `ORDER#${claimed.orderId}`, 'FR-04');
  const { contractFen, invoicedFen, paidFen, voucherFen } = flag.inputs;
  await told.step('系统', `风险规则${flag.ruleId}提示：${flag.zh}，暂缓兑付`, {
    kind: 'RISKFLAG',
    id: flag.flagId,
  });
  told.note(
    `订单${claimed.orderNo}：合同${yuan(contractFen)}，票据${yuan(invoicedFen)}，付款${yuan(paidFen)}，券额${yuan(voucherFen)}`,
  );
  const { violationId } = await suspectedOf(place, flag, 'FALSIFICATION_AMOUNT');
  const matter = { kind: 'VIOLATION', id: violationId };
  await told.step('officer-li', '立为违规线索：虚增服务金额', matter);
  await investigated(place, violationId);
  await told.step('reviewer-chen', '立案，指定李知远、王若溪二人调查', matter);

  const documentIds = [await evidence(place, applicant.uscc)];
  const body = findings(documentIds, {
    facts: [`合同金额${yuan(contractFen)}，实际交易${yuan(invoicedFen)}，虚增服务金额`],
  });
  const hearingId = await confirmationProposed(place, violationId, body);
  await told.step('officer-li', '拟认定（情节：严重），告知事实、理由和依据', matter);
  await told.letters(name, admin);
  const [term] = (await readHearing(chen, hearingId)).deadlines;
  if (term === undefined) throw new Error('the hearing has no term');
  told.deadline('陈述申辩期限', { ...term, lastDay: lastDayBefore(term.dueAt) });
  const early = { params: { violationId }, body: { reason: '认定' } };
  told.refused(
    'reviewer-chen',
    '未经陈述申辩即认定',
    await chen.call('confirmViolation', early),
    'HEARING_REQUIRED',
  );
  await place.clock.advance('P1D');
  const hearing = { kind: 'HEARING', id: hearingId };
  await replied(admin, hearingId, '差额系后续服务预付款，另有约定。');
  await told.step(name, '陈述申辩：差额系后续服务预付款，另有约定', hearing);
  await considered(place.as('officer-wang'), hearingId, '未能提供约定，不予采纳');
  await told.step('officer-wang', '复核申辩：未能提供约定，不予采纳', hearing);

  await violationConfirmed(place, violationId);
  await told.step('reviewer-chen', '认定违规（提出人以外的另一人）', matter);
  const { consequences = [], deadlines } = await readViolation(chen, violationId);
  told.note(
    `后果清单：${consequences.map(({ kind }) => CONSEQUENCES_ZH[kind] ?? kind).join('、')}（均须另行决定）`,
  );
  await told.letters(name, admin);
  told.deadline('申请复核期限', deadlines[0]);
  return violationId;
}

/** The last day of what is due at a midnight in Shanghai. */
const lastDayBefore = (dueAt: string): string =>
  new Date(Date.parse(dueAt) + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
