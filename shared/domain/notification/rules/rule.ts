import type * as z from 'zod';
import type { Envelope, EventContract } from '../../../../events/envelope.ts';
import type { Article } from '../../../policy/articles.ts';
import type { OfficerRole } from '../../identity/role.ts';
import type { Recipient } from '../notice.ts';

/** Who is to be told what of an event. The template is looked up when the notice is planned. */
export interface NoticeSpec {
  readonly recipient: Recipient;
  /** A letter goes to the platform's inbox always, and to the city's where that is connected. */
  readonly channels: readonly ('LETTER' | 'SMS')[];
  readonly template: string;
  /** What the act rests on, where that differs from one notice by its template to the next. */
  readonly article?: Article;
  readonly params: Readonly<Record<string, string>>;
  /** The aggregate that the notice is about, e.g. `CASE#01J…`. */
  readonly subjectRef: string;
  /** Path under the platform's address where the recipient reads on. */
  readonly path: string;
}

export interface NoticeRule {
  readonly type: string;
  specs(event: Envelope): readonly NoticeSpec[];
}

/** What is said of the notice beside its recipient and channels. */
type About = Omit<NoticeSpec, 'recipient' | 'channels'>;

/** A rule for one event; its data is what the contract says. */
export function on<T extends string, D extends z.ZodType<Record<string, unknown>>>(
  contract: EventContract<T, D>,
  specs: (data: z.infer<D>, event: Envelope) => readonly NoticeSpec[],
): NoticeRule {
  return { type: contract.type, specs: (event) => specs(contract.data().parse(event.data), event) };
}

/** That a notice rests on what its event does, which is a row of the requirements (shared/domain/event.ts). */
export const under = ({ article }: Pick<Envelope, 'article'>) => ({ article: article as Article });

const NOBODY: readonly NoticeSpec[] = [];

const agency = (channels: NoticeSpec['channels']) => (uscc: string | undefined, about: About) =>
  uscc === undefined ? NOBODY : [{ recipient: { kind: 'AGENCY', uscc } as const, channels, ...about }];

export const letter = agency(['LETTER']);
export const letterAndSms = agency(['LETTER', 'SMS']);

/** A buyer's id is the credit code of an enterprise, or names a team without one (domain §2.1). */
const buyer =
  (channels: NoticeSpec['channels']) =>
  (buyerId: string, about: About): readonly NoticeSpec[] => {
    const whose = buyerId.startsWith('team-') ? { buyerId } : { buyerId, uscc: buyerId };
    return [{ recipient: { kind: 'BUYER', ...whose }, channels, ...about }];
  };

export const letterToBuyer = buyer(['LETTER']);
/** The text message goes out where the buyer has verified a phone; nobody is called otherwise. */
export const letterAndSmsToBuyer = buyer(['LETTER', 'SMS']);

/** An objector is told by text message, as they have no inbox; who they are stays sealed (domain §3.4). */
export const smsToObjector = (objectionId: string, about: About): readonly NoticeSpec[] => [
  { recipient: { kind: 'OBJECTOR', objectionId }, channels: ['SMS'], ...about },
];

/** So is a complainant; what they are told is on the status page. */
export const smsToComplainant = (complaintId: string, about: About): readonly NoticeSpec[] => [
  { recipient: { kind: 'COMPLAINANT', complaintId }, channels: ['SMS'], ...about },
];

export const letterToOfficers = (role: OfficerRole, about: About): readonly NoticeSpec[] => [
  { recipient: { kind: 'OFFICERS', role }, channels: ['LETTER'], ...about },
];

export const nobody = NOBODY;
