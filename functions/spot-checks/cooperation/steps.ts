import { type CooperationBody } from '../../../shared/domain/cooperation/cooperation.ts';
import { SIDES } from '../../../shared/domain/cooperation/machine.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Step } from '../../../shared/store/tasks.ts';

type Request = Pick<Loaded<CooperationBody>, 'id' | 'body'>;

/** The steps of the asking side that wait for a person, each with its queue. */
export const secondRequestStep = ({ id }: Pick<Request, 'id'>): Step => ({
  subjectRef: `COOPERATION#${id}`,
  kind: 'SEND_SECOND_REQUEST',
  round: 1,
  article: '6-4b',
});
export const proposalStep = ({ id, body }: Request): Step => ({
  subjectRef: `COOPERATION#${id}`,
  kind: 'PROPOSE_REFUSAL',
  round: body.proposals + 1,
  article: '6-4b',
});
export const decisionStep = ({ id, body }: Request): Step => ({
  subjectRef: `COOPERATION#${id}`,
  kind: 'DECIDE_REFUSAL',
  round: body.proposals,
  article: '6-4b',
});

/** Every step of the asking side that may wait when a request comes to an end. */
export const openSteps = (request: Request): readonly Step[] => [
  secondRequestStep(request),
  proposalStep(request),
  decisionStep(request),
];

export const officerQueue = ({ body }: Pick<Request, 'body'>) => ({
  queue: SIDES[body.side].officer,
  uscc: body.uscc,
});
export const deciderQueue = ({ body }: Pick<Request, 'body'>) => ({
  queue: SIDES[body.side].decider,
  uscc: body.uscc,
});
