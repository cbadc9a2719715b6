import { DeadlineExtended } from '../../events/deadline-extended/v1.ts';
import { DEMAND_RESPONSE } from '../../shared/domain/demand/demand.ts';
import { happened } from '../../shared/domain/event.ts';
import { COMPLAINT_COMMENT } from '../../shared/domain/complaint/complaint.ts';
import { decideExtendForCalendar } from '../../shared/domain/publicity/extend.ts';
import { PUBLICITY_CLOSE } from '../../shared/domain/publicity/publicity.ts';
import type { Calendar } from '../../shared/domain/time/calendar.ts';
import { type Deadline, lastDayOf, recomputeDeadline } from '../../shared/domain/time/deadline.ts';
import { SURVEY_DUE } from '../../shared/domain/evaluation/sample/survey.ts';
import { UPDATE_DUE } from '../../shared/domain/upkeep/profile-clock.ts';
import type { AggregateType } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { categoryGrant } from '../../shared/store/aggregates/category-grant.ts';
import { demandResponse } from '../../shared/store/aggregates/demand.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { coverage, evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { objection } from '../../shared/store/aggregates/objection.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { publicity } from '../../shared/store/aggregates/publicity.ts';
import { survey } from '../../shared/store/aggregates/satisfaction.ts';
import { standingDocument } from '../../shared/store/aggregates/standing-document.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** Counts one open deadline anew; undefined when the calendar gives it nothing more. */
export type Recount = (
  deadline: { readonly id: string; readonly kind: string },
  ctx: { readonly now: string; readonly calendar: Calendar },
  tables: Tables,
) => Promise<Change | undefined>;

/** The recount of an aggregate; `printed` puts the new date where its body says it to people. */
export function recountOf<B extends object>(
  type: AggregateType<B>,
  printed: (body: B, moved: Deadline) => B = (body) => body,
): Recount {
  return async ({ id, kind }, { calendar }, tables) => {
    const loaded = await load(tables, type, id);
    const open = loaded?.deadlines[kind];
    if (loaded === undefined || open === undefined) return undefined;
    const moved = recomputeDeadline(open, calendar);
    if (moved === open) return undefined;
    const { body } = loaded;
    const whose = 'uscc' in body && typeof body.uscc === 'string' ? { uscc: body.uscc } : {};
    const facts = { ref: `${type.kind}#${id}`, kind, dueAt: moved.dueAt, ...whose };
    const event = happened(DeadlineExtended, facts, {
      article: moved.rule.article,
      deadlines: { set: [moved] },
      record: { before: open.dueAt },
    });
    return change(type, loaded, { events: [event], body: printed(body, moved) });
  };
}

/** A notice prints its whole period, and tells the public why it grew. */
const recountNotice: Recount = async ({ id, kind }, ctx, tables) => {
  const notice = kind === PUBLICITY_CLOSE ? await load(tables, publicity, id) : undefined;
  const decided = notice && decideExtendForCalendar(notice, ctx);
  return notice && decided && change(publicity, notice, decided);
};

export const recounts: Readonly<Record<string, Recount>> = {
  PUBLICITY: recountNotice,
  GRANT: recountOf(categoryGrant),
  STANDINGDOC: recountOf(standingDocument),
  OBJECTION: recountOf(objection),
  COMPLAINT: recountOf(complaint, (body, moved) =>
    moved.kind === COMPLAINT_COMMENT
      ? { ...body, commentDueOn: lastDayOf(moved) }
      : { ...body, dueAt: moved.dueAt },
  ),
  ORDER: recountOf(order),
  DEMANDRESPONSE: recountOf(demandResponse, (body, moved) =>
    moved.kind === DEMAND_RESPONSE ? { ...body, dueAt: moved.dueAt } : body,
  ),
  UPKEEP: recountOf(upkeep, (body, moved) =>
    moved.kind === UPDATE_DUE ? { ...body, dueOn: lastDayOf(moved) } : body,
  ),
  HEARING: recountOf(hearing, (body, moved) => ({ ...body, replyDueOn: lastDayOf(moved) })),
  COVERAGE: recountOf(coverage),
  CYCLE: recountOf(evaluationCycle, (body, { dueAt }) => ({
    ...body,
    ...(body.corrections && { corrections: { ...body.corrections, closesAt: dueAt } }),
  })),
  SURVEY: recountOf(survey, (body, moved) =>
    moved.kind === SURVEY_DUE ? { ...body, dueOn: lastDayOf(moved) } : body,
  ),
  COOPERATION: recountOf(cooperation, (body, moved) => ({ ...body, dueOn: lastDayOf(moved) })),
  CASE: recountOf(onboardingCase, (body, { dueAt }) => ({
    ...body,
    supplements: body.supplements.map((round, i) =>
      i === body.supplements.length - 1 ? { ...round, dueAt } : round,
    ),
  })),
};
