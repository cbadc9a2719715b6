import type * as z from 'zod';
import type { Article } from '../../policy/articles.ts';
import { addYears, compareDates, zhDate } from '../time/local-date.ts';
import { fail, type JudgeContext, type Judgement, pass, unknown, warn } from './judgement.ts';
import type {
  KnownAnswer,
  ListFacts,
  PenaltyFacts,
  PublicCreditFacts,
  SciTechCreditFacts,
} from './source-answer.ts';

type FactsOf<C extends KnownAnswer['check']> = Extract<KnownAnswer, { check: C }>['facts'];
type Known = { readonly [C in KnownAnswer['check']]?: FactsOf<C> };

/** What the credit sources said, by check; absent = unknown. */
export type CreditFacts = Known;

/** Judges every credit source by the hard-fail table of domain §5.3, where policy may soften a list to a warning. */
export function judgeCredit(facts: CreditFacts, ctx: JudgeContext): Judgement[] {
  const { policy } = ctx;
  return [
    judgeList('ABNORMAL_OPERATION_LIST', '4-2a', '经营异常名录', facts.ABNORMAL_OPERATION_LIST, {
      code: 'ABNORMAL_OPERATION_LISTED',
      effect: policy.get('eligibility.abnormalListPolicy'),
    }),
    judgeList('SERIOUS_DISHONESTY_LIST', '5-2a', '严重违法失信名单', facts.SERIOUS_DISHONESTY_LIST, {
      code: 'SERIOUS_DISHONESTY_LISTED',
      effect: 'FAIL',
    }),
    judgeList('JUDGMENT_DEFAULTER', '5-2a', '失信被执行人名单', facts.JUDGMENT_DEFAULTER, {
      code: 'JUDGMENT_DEFAULTER_LISTED',
      effect: policy.get('eligibility.judgmentDefaulterPolicy'),
    }),
    judgePublicCredit(facts.PUBLIC_CREDIT),
    judgePenalties(facts.ADMIN_PENALTY, ctx),
    judgeIntegrity(facts.SCI_TECH_CREDIT, ctx),
  ];
}

function judgeList(
  key: string,
  row: Article,
  name: string,
  facts: z.infer<ReturnType<typeof ListFacts>> | undefined,
  rule: { readonly code: string; readonly effect: 'FAIL' | 'WARN' },
): Judgement {
  const asked = { key, row };
  if (facts === undefined) return unknown(asked, `${name}查询未能给出结果，须人工核验`);
  if (!facts.listed) return pass(asked, `未列入${name}`);
  const zh = `已列入${name}${facts.since === undefined ? '' : `（${zhDate(facts.since)}起）`}`;
  const seen = facts.since === undefined ? {} : { since: facts.since };
  return rule.effect === 'FAIL' ? fail(asked, rule.code, zh, seen) : warn(asked, rule.code, zh, seen);
}

function judgePublicCredit(facts: z.infer<ReturnType<typeof PublicCreditFacts>> | undefined): Judgement {
  const asked = { key: 'PUBLIC_CREDIT', row: '5-2a' } as const;
  if (facts === undefined) return unknown(asked, '公共信用信息查询未能给出结果，须人工核验');
  const { seriousRecords } = facts;
  return seriousRecords === 0
    ? pass(asked, '公共信用信息无严重失信记录')
    : fail(asked, 'SERIOUS_CREDIT_RECORD', `公共信用信息有严重失信记录${seriousRecords}条`, {
        seriousRecords,
      });
}

/** Penalties warn; one for fraud of fiscal funds within policy `verification.penaltyYears` fails. */
function judgePenalties(
  facts: z.infer<ReturnType<typeof PenaltyFacts>> | undefined,
  { policy, asOf }: JudgeContext,
): Judgement {
  const asked = { key: 'ADMIN_PENALTY', row: '5-2a' } as const;
  if (facts === undefined) return unknown(asked, '行政处罚信息查询未能给出结果，须人工核验');
  const years = policy.get('verification.penaltyYears');
  const fraud = facts.penalties.find(
    ({ fundFraud, decidedOn }) => fundFraud && compareDates(asOf, addYears(decidedOn, years)) <= 0,
  );
  if (fraud) {
    const zh = `${zhDate(fraud.decidedOn)}因骗取财政资金受到行政处罚，未满${years}年`;
    return fail(asked, 'FUND_FRAUD_PENALTY', zh, { decidedOn: fraud.decidedOn });
  }
  const penalties = facts.penalties.length;
  return penalties === 0
    ? pass(asked, '无行政处罚记录')
    : warn(asked, 'ADMIN_PENALTY_RECORD', `有行政处罚记录${penalties}条`, { penalties });
}

/** Row 4-3: an active research-integrity sanction, both its days included. */
function judgeIntegrity(
  facts: z.infer<ReturnType<typeof SciTechCreditFacts>> | undefined,
  { asOf }: JudgeContext,
): Judgement {
  const asked = { key: 'RESEARCH_INTEGRITY', row: '4-3' } as const;
  if (facts === undefined) return unknown(asked, '科技信用查询未能给出结果，须人工核验');
  const { sanction } = facts;
  if (sanction === undefined) return pass(asked, '无科研诚信惩戒记录');
  const active =
    compareDates(sanction.from, asOf) <= 0 &&
    (sanction.until === undefined || compareDates(asOf, sanction.until) <= 0);
  if (!active) return pass(asked, '不在科研诚信惩戒期限内', { ...sanction });
  const until = sanction.until === undefined ? '长期' : `至${zhDate(sanction.until)}`;
  return fail(
    asked,
    'INTEGRITY_SANCTION_ACTIVE',
    `处于科研诚信惩戒期限内（${zhDate(sanction.from)}起，${until}）`,
    { ...sanction },
  );
}
