import { builtInCalendar } from '../../shared/policy/calendar/built-in.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import type { Decided } from '../../shared/domain/event.ts';
import { isRefusal, type Refusal } from '../../shared/domain/problem.ts';
import { calendarOf } from '../../shared/domain/time/calendar.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';
import type { OnboardingContent } from '../../shared/domain/publicity/content.ts';
import { decideOpenPublicity } from '../../shared/domain/publicity/open.ts';
import type { PublicityBody, PublicityState } from '../../shared/domain/publicity/publicity.ts';

export const policy = resolvePolicy([], '2026-03-02');
export const calendar = calendarOf(builtInCalendar);

export const content: OnboardingContent = {
  kind: 'ONBOARDING',
  title: '关于示例检测有限公司入驻上海市科技创新券服务机构的公示',
  orgName: '示例检测有限公司',
  uscc: '91310104MA1FX0010C',
  categories: [{ code: 'INSPECTION_TESTING', nameZh: '检验检测', serviceContent: '材料检测' }],
  basis: '第五条第（三）项',
  howToObject: ['在公示期内书面提出。'],
};

/** What the store would make of a decision: status and clocks folded, the body after it. */
export function stateAfter(
  before: PublicityState | undefined,
  decided: Decided<PublicityBody> | Refusal,
): PublicityState {
  if (isRefusal(decided)) throw new Error(decided.refused);
  let status = before?.status ?? '';
  let refs = { ...before?.refs };
  const deadlines: Record<string, Deadline> = { ...before?.deadlines };
  for (const event of decided.events) {
    status = event.to ?? status;
    refs = { ...refs, ...event.refs };
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return { id: before?.id ?? 'P1', status, refs, deadlines, body: decided.body };
}

/** A notice published at an instant; 2026-03-02 09:00 in Shanghai unless said otherwise: closes 03-09 24:00. */
export function openAt(now = '2026-03-02T01:00:00.000Z', underPolicy = policy): PublicityState {
  const subject = { kind: 'ONBOARDING', id: 'C1' } as const;
  const notice = { subject, uscc: content.uscc, content };
  return stateAfter(undefined, decideOpenPublicity('P1', notice, { now, policy: underPolicy, calendar }));
}
