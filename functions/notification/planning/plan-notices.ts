import type { Envelope } from '../../../events/envelope.ts';
import type { Address } from '../../../shared/domain/notification/delivery.ts';
import { decideIssue, type IssueContext, type Issued } from '../../../shared/domain/notification/issue.ts';
import type { Recipient } from '../../../shared/domain/notification/notice.ts';
import type { NoticeSpec } from '../../../shared/domain/notification/rules/rule.ts';
import type { NoticeRules } from '../../../shared/domain/notification/rules/rules.ts';
import type { Template, TemplateRegistry } from '../../../shared/domain/notification/templates/template.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { complaint } from '../../../shared/store/aggregates/complaint.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { letter } from '../../../shared/store/aggregates/letter.ts';
import { notice } from '../../../shared/store/aggregates/notice.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Settings, SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openCallTask } from '../call-tasks.ts';

export interface PlanningDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly rules: NoticeRules;
  readonly templates: TemplateRegistry;
  readonly log: Log;
  /** Raises the alarm for a notice that could not be written. */
  readonly onMissingTemplate: (template: string) => void;
  readonly baseUrl: string;
  readonly cityInbox: boolean;
}

interface Planned {
  readonly spec: NoticeSpec;
  readonly template: Template;
}

/**
 * Tells everybody whom an event concerns (the Notify columns): one notice for each recipient, one delivery for each
 * channel, all in one commit, once. An event without a rule needs nothing.
 */
export async function planNotices(event: Envelope, now: string, deps: PlanningDeps): Promise<void> {
  if (isOfThePast(event)) return;
  const specs = deps.rules.get(event.type)?.specs(event) ?? [];
  const planned = specs.flatMap((spec) => withTemplate(spec, event, deps));
  if (planned.length === 0) return;
  const settings = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'notification-planner', messageId: event.id },
    async () => {
      const changes = await changesFor(planned, event, now, settings, deps);
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    reactionContext(event, now, settings.policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}

/** What happened to an order years ago and is taken over with an import asks nothing of anybody today (2-1). */
const isOfThePast = ({ aggregate, cause }: Envelope): boolean =>
  aggregate.kind === 'ORDER' && cause.startsWith('import ');

/** The spec with the channels that have a text; what has none is reported and keeps nobody else from being told. */
function withTemplate(spec: NoticeSpec, event: Envelope, deps: PlanningDeps): Planned[] {
  const template = deps.templates[spec.template];
  const fits = template?.params().safeParse(spec.params).success ?? false;
  const channels = spec.channels.filter((channel) => {
    const text = channel === 'SMS' ? template?.sms : template?.letter;
    return fits && text !== undefined;
  });
  if (channels.length < spec.channels.length) {
    deps.onMissingTemplate(spec.template);
    deps.log.error('TEMPLATE_MISSING', { code: spec.template, eventId: event.id, eventType: event.type });
  }
  return template === undefined || channels.length === 0 ? [] : [{ spec: { ...spec, channels }, template }];
}

async function changesFor(
  planned: readonly Planned[],
  event: Envelope,
  now: string,
  { policy, calendar }: Settings,
  deps: PlanningDeps,
): Promise<Change[]> {
  const { baseUrl, cityInbox } = deps;
  const context: IssueContext = { now, policy, event, baseUrl, cityInbox };
  const changes = await Promise.all(
    planned.map(async ({ spec, template }) => {
      const address = spec.channels.includes('SMS')
        ? await addressOf(spec.recipient, deps.tables)
        : undefined;
      const reached = reachable(spec, address);
      if (reached === undefined) return [];
      const issued = decideIssue(reached.spec, template, reached.address, context);
      const dead = issued.deliveries.filter((each) => each.dead);
      const tasks = dead.map(({ id, decided }) =>
        openCallTask(deps.tables, { id, body: decided.body }, 'REACH_BY_PHONE', { now, policy, calendar }),
      );
      return [...changesOf(issued), ...(await Promise.all(tasks)).flat()];
    }),
  );
  return changes.flat();
}

function changesOf({ noticeId, notice: issuedNotice, letter: posted, deliveries }: Issued): Change[] {
  return [
    change(notice, { newId: noticeId }, issuedNotice),
    ...(posted === undefined ? [] : [change(letter, { newId: posted.id }, posted.decided)]),
    ...deliveries.map(({ id, decided }) => change(delivery, { newId: id }, decided)),
  ];
}

/** Who left no phone is told by the other channels; undefined when there is none. */
function reachable(spec: NoticeSpec, address: Address | 'NOT_LEFT' | undefined) {
  if (address !== 'NOT_LEFT') return { spec, address };
  const channels = spec.channels.filter((channel) => channel !== 'SMS');
  return channels.length === 0 ? undefined : { spec: { ...spec, channels }, address: undefined };
}

/**
 * Where text messages go: the verified phone of the agency or the buyer's organisation, or the one that an objector left, which stays sealed. An
 * anonymous objector may leave none and follows the objection by its receipt number.
 */
async function addressOf(recipient: Recipient, tables: Tables): Promise<Address | 'NOT_LEFT' | undefined> {
  switch (recipient.kind) {
    case 'AGENCY': {
      const loaded = await load(tables, contact, recipient.uscc);
      return loaded?.body.verified && { kind: 'CONTACT', uscc: recipient.uscc };
    }
    case 'BUYER': {
      const { uscc } = recipient;
      const loaded = uscc === undefined ? undefined : await load(tables, contact, uscc);
      return uscc !== undefined && loaded?.body.verified ? { kind: 'CONTACT', uscc } : 'NOT_LEFT';
    }
    case 'OBJECTOR': {
      const { body } = await get(tables, objection, recipient.objectionId);
      return body.reachable ? { kind: 'SEALED', ref: body.sealed.identity.ref } : 'NOT_LEFT';
    }
    case 'COMPLAINANT': {
      const { body } = await get(tables, complaint, recipient.complaintId);
      return body.reachable ? { kind: 'SEALED', ref: body.sealed.identity.ref } : 'NOT_LEFT';
    }
    // The survey sends its message by itself, with the code that nobody else may read.
    case 'SURVEYED':
      return 'NOT_LEFT';
    case 'OFFICERS':
      return undefined;
  }
}
