import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ProspectInvited } from '../../../events/prospect-invited/v1.ts';
import { ProspectJoined } from '../../../events/prospect-joined/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

/** Row 3-4b: an institution that the centre invited (引导入驻). */
export const prospectMachine = defineMachine({
  name: 'Prospect',
  states: ['INVITED', 'JOINED'],
  terminal: ['JOINED'],
  transitions: [
    { action: 'invite', from: [], to: 'INVITED', actors: ['CENTRE_OFFICER'] },
    { action: 'join', from: ['INVITED'], to: 'JOINED', actors: ['CENTRE_OFFICER', 'SYSTEM'] },
  ],
});
export type ProspectStatus = (typeof prospectMachine.states)[number];

/** Its id is its credit code, so that nobody is invited twice. */
export const ProspectBody = onFirstUse(() =>
  z.strictObject({
    uscc: z.string(),
    name: z.string(),
    categories: z.array(z.string()),
    note: z.string().optional(),
    invitedAt: instantSchema(),
    invitedBy: z.string(),
    joined: z.strictObject({ agencyId: z.string(), at: instantSchema() }).optional(),
  }),
);
export type ProspectBody = z.infer<ReturnType<typeof ProspectBody>>;

/** – → INVITED. @returns DUPLICATE for one that was invited, or is on the platform, already */
export function decideInviteProspect(
  prospect: Pick<ProspectBody, 'uscc' | 'name' | 'categories' | 'note'>,
  known: boolean,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<ProspectBody> | Refusal {
  if (known) return refuse('DUPLICATE', { article: '3-4b' });
  const { uscc } = prospect;
  const data = { prospectId: uscc, uscc };
  const event = happened(ProspectInvited, data, { article: '3-4b', to: 'INVITED' });
  return { events: [event], body: { ...prospect, invitedAt: now, invitedBy: actor.id } };
}

/** INVITED → JOINED, once an agency with its credit code is on the platform. @returns AGENCY_NOT_ACTIVE before that */
export function decideJoinProspect(
  { id, status, body }: { readonly id: string; readonly status: string; readonly body: ProspectBody },
  agencyId: string | undefined,
  { now, roles }: Acting,
): Decided<ProspectBody> | Refusal {
  const to = follow(prospectMachine, status as ProspectStatus, 'join', roles);
  if (isRefusal(to)) return to;
  if (agencyId === undefined) return refuse('AGENCY_NOT_ACTIVE', { article: '3-4b' });
  const event = happened(
    ProspectJoined,
    { prospectId: id, agencyId, uscc: body.uscc },
    { article: '3-4b', to, refs: { agency: agencyId } },
  );
  return { events: [event], body: { ...body, joined: { agencyId, at: now } } };
}
