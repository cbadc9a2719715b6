import type { Chance } from '../chance.ts';
import type { World } from '../world.ts';
import type { Give } from './actor.ts';
import { decideImport } from './exchange.ts';
import { onGuidance } from './guidance.ts';
import { proposeApproval } from './evidence.ts';
import type { Task } from './officer.ts';
import { procedureOf } from './procedures.ts';
import { lookAt, readOrder } from './seen.ts';
import { onSpotCheck } from './spot-checks.ts';

const REASON = { reason: '经核实' };

/** Work of the daily kind: quotas, certificates, categories, flags, redemptions, complaints, spot checks, reminders. */
export async function dailyWork(world: World, task: Task, chance: Chance, command: Give): Promise<unknown> {
  const id = task.subjectRef.slice(task.subjectRef.indexOf('#') + 1);
  switch (task.kind) {
    case 'CONFIRM_QUOTA': {
      const refused = { outcome: 'REFUSED', reason: '额度不足' };
      const body = chance.is(0.92) ? { outcome: 'CONFIRMED' } : refused;
      return command('decideOrderQuota', { params: { orderId: id }, body });
    }
    case 'VERIFY_CATEGORY': {
      const operation = chance.is(0.55) ? 'verifyCategory' : 'proposeCategoryRefusal';
      return command(operation, { params: { grantId: id }, body: REASON });
    }
    case 'DECIDE_CATEGORY_REFUSAL': {
      const params = { grantId: id };
      if (chance.is(0.3)) return command('returnCategoryProposal', { params, body: REASON });
      return command('refuseCategory', { params, body: { ...REASON, onReply: '陈述不能成立' } });
    }
    case 'VERIFY_QUALIFICATION': {
      const operation = chance.is(0.55) ? 'verifyQualification' : 'proposeQualificationRefusal';
      return command(operation, { params: { qualificationId: id }, body: REASON });
    }
    case 'DECIDE_QUALIFICATION_REFUSAL':
      return command('refuseQualification', { params: { qualificationId: id }, body: REASON });
    case 'REVIEW_RISK_FLAG':
      return onFlag(id, chance, command);
    case 'DECIDE_ORDER_REVIEW': {
      const outcome = chance.is(0.7) ? 'CLEARED' : 'HOLD';
      return command('decideOrderReview', { params: { reviewId: id }, body: { outcome, ...REASON } });
    }
    case 'REVIEW_CREDIT':
      return onCredit(world, id, chance, command);
    case 'DO_FOLLOW_UP':
    case 'ANSWER_HOTLINE':
    case 'RECORD_VISIT':
      return onGuidance(task, id, chance, command);
    case 'CONFIRM_IMPORT':
      return decideImport(world, id, chance);
    case 'REVIEW_SURVEY_LEAD': {
      const outcome = chance.of(['SUSPECTED', 'DISMISSED'] as const);
      return command('settleSurveyLead', { params: { surveyId: id }, body: { outcome, ...REASON } });
    }
    case 'REVIEW_RECTIFICATION':
      return command('dropRectification', { params: { rectificationId: id }, body: REASON });
    default:
      if (await procedureOf(world, task, chance)) return undefined;
      if (task.kind.endsWith('_COMPLAINT')) return onComplaint(task, id, chance, command);
      if (/REDEMPTION|PAYMENT/.test(task.kind)) return onRedemption(world, task, id, chance, command);
      if (/SPOT_CHECK|REQUEST|REFUSAL|REPLACEMENT/.test(task.kind))
        return onSpotCheck(world, task, id, chance, command);
      return command('completeTask', { params: { taskId: task.taskId }, body: REASON });
  }
}

async function onCredit(world: World, checkId: string, chance: Chance, command: Give): Promise<unknown> {
  const params = { checkId };
  const { flags } = await world.place
    .as('officer-li')
    .done<{ flags: readonly { flagId: string }[] }>('readCreditCheck', { params });
  const outcome = chance.is(0.6) ? 'DISMISSED' : 'CONFIRMED';
  const body = { ...REASON, flags: flags.map(({ flagId }) => ({ flagId, outcome })) };
  return command('reviewCreditCheck', { params, body });
}

async function onFlag(flagId: string, chance: Chance, command: Give): Promise<unknown> {
  const params = { flagId };
  const outcome = chance.is(0.75) ? 'DISMISSED' : 'CONFIRMED';
  const answer = await command('decideRiskFlag', { params, body: { outcome, reason: '已调阅档案' } });
  if (answer.status < 300 && outcome === 'CONFIRMED' && chance.is(0.6))
    await command('suspectViolation', { params, body: { kind: 'SUBCONTRACTING', reason: '疑似转包' } });
  return answer;
}

async function onComplaint(
  { kind }: Task,
  complaintId: string,
  chance: Chance,
  command: Give,
): Promise<unknown> {
  const params = { complaintId };
  switch (kind) {
    case 'ACCEPT_COMPLAINT': {
      const way = chance.weighed({ accept: 75, refuse: 12, transfer: 13 });
      if (way === 'refuse')
        return command('refuseComplaint', {
          params,
          body: { code: 'NOT_ABOUT_THE_PLATFORM', reason: '不属于本平台' },
        });
      if (way === 'transfer')
        return command('transferComplaint', {
          params,
          body: { authority: '市场监管部门', reason: '属其职责' },
        });
      await command('openComplaintText', { params, body: { reason: '受理审查' } });
      return command('acceptComplaint', { params, body: { summary: '反映收费情况' } });
    }
    case 'INVESTIGATE_COMPLAINT': {
      await command('investigateComplaint', { params });
      if (chance.is(0.2))
        await command('suspectViolationFromComplaint', {
          params,
          body: { kind: 'SUBCONTRACTING', reason: '疑似转包' },
        });
      if (chance.is(0.3)) return undefined;
      const outcome = chance.of(['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED'] as const);
      return command('proposeComplaintOutcome', { params, body: { outcome, reason: '调查结论' } });
    }
    case 'DECIDE_COMPLAINT':
      return command('decideComplaint', { params, body: { agreed: chance.is(0.8), reason: '处理意见' } });
    case 'REPLY_COMPLAINT':
      return command('replyToComplaint', { params, body: { text: '已责令改正' } });
    default:
      return command('closeComplaint', { params, body: { text: '办结' } });
  }
}

async function onRedemption(
  world: World,
  { kind }: Task,
  redemptionId: string,
  chance: Chance,
  command: Give,
): Promise<unknown> {
  const params = { redemptionId };
  switch (kind) {
    case 'REVIEW_REDEMPTION': {
      await command('startRedemptionReview', { params });
      if (chance.is(0.15)) return command('returnRedemption', { params, body: { reason: '请补充说明' } });
      return proposeApproval(world, redemptionId, chance, await readOrder(world, redemptionId));
    }
    case 'APPROVE_REDEMPTION': {
      const way = chance.weighed({ approve: 75, return: 12, hold: 13 });
      if (way === 'approve') return command('approveRedemption', { params });
      if (way === 'return') return command('returnRedemption', { params, body: { reason: '请补充说明' } });
      await lookAt(world, redemptionId);
      return command('holdRedemption', { params, body: { reason: '核查中' } });
    }
    case 'CONFIRM_PAYMENT': {
      const body = chance.is(0.85) ? { agreed: true } : { agreed: false, reason: '凭证不清' };
      return command('confirmPayment', { params, body });
    }
    default: {
      // Money goes out by hand only where the treasury refused for good; otherwise its own payment is written down.
      const atTreasury = await world.treasury();
      const known = atTreasury.find((each) => each.redemptionId === redemptionId);
      if (known?.state.status === 'ACCEPTED' || known === undefined)
        return world.note(`the treasury says ${known?.state.status ?? 'nothing'}: finance waits`);
      const paidOn = world.stack.clock.now().slice(0, 10);
      return command('recordPayment', { params, body: { paidOn, reference: `SG-${redemptionId}` } });
    }
  }
}
