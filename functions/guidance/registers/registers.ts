import { adviceMachine } from '../../../shared/domain/advice/improvement-advice.ts';
import { followUpMachine } from '../../../shared/domain/follow-up/follow-up.ts';
import { guideMachine } from '../../../shared/domain/guide/guide.ts';
import { consultationMachine } from '../../../shared/domain/hotline/consultation.ts';
import { prospectMachine } from '../../../shared/domain/prospect/prospect.ts';
import { trainingSessionMachine } from '../../../shared/domain/training/session.ts';
import { researchVisitMachine } from '../../../shared/domain/visit/research-visit.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import { advice } from '../../../shared/store/aggregates/advice.ts';
import { followUp } from '../../../shared/store/aggregates/follow-up.ts';
import { guide, guideVersion } from '../../../shared/store/aggregates/guide.ts';
import { consultation } from '../../../shared/store/aggregates/hotline.ts';
import { prospect } from '../../../shared/store/aggregates/prospect.ts';
import { researchVisit } from '../../../shared/store/aggregates/research-visit.ts';
import { trainingPlace, trainingSession } from '../../../shared/store/aggregates/training.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { maskedCaller } from '../caller.ts';
import type { GuidanceDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import {
  adviceView,
  consultationView,
  followUpView,
  guideVersionView,
  guideView,
  placeView,
  prospectView,
  sessionView,
  visitView,
} from '../views.ts';
import { REGISTER_NAMES, type RegisterName } from './names.ts';
import { register, type Register } from './register.ts';

/** The centre's registers; an agency finds what is its own in three of them, and nothing in the others (3-2a). */
const registers: Readonly<Record<RegisterName, Register>> = {
  'follow-ups': register({
    type: followUp,
    view: followUpView,
    states: followUpMachine.states,
    byAgency: true,
    search: 'FOLLOWUP',
  }),
  'training-sessions': register({
    type: trainingSession,
    view: sessionView,
    states: trainingSessionMachine.states,
  }),
  'training-places': register({
    type: trainingPlace,
    view: placeView,
    parent: 'SESSION',
    byAgency: true,
    owner: ({ uscc }) => uscc,
  }),
  consultations: register({
    type: consultation,
    view: consultationView,
    detail: ({ body }, { sealed }) => maskedCaller(body, sealed),
    states: consultationMachine.states,
    byAgency: true,
  }),
  visits: register({
    type: researchVisit,
    view: visitView,
    states: researchVisitMachine.states,
    byAgency: true,
    owner: ({ uscc }) => uscc,
    search: 'VISIT',
  }),
  advice: register({
    type: advice,
    view: adviceView,
    states: adviceMachine.states,
    byAgency: true,
    owner: ({ uscc }) => uscc,
    search: 'ADVICE',
  }),
  guides: register({ type: guide, view: guideView, states: guideMachine.states, search: 'GUIDE' }),
  'guide-versions': register({ type: guideVersion, view: guideVersionView, parent: 'GUIDE' }),
  prospects: register({
    type: prospect,
    view: prospectView,
    states: prospectMachine.states,
    search: 'PROSPECT',
  }),
};

/** The states that a register is listed by, one at a time; none for one listed otherwise. */
export const registerStates = (name: string): readonly string[] =>
  REGISTER_NAMES.flatMap((each) => (each === name ? registers[each].states : []));

/** One page of a register: for officers by status, agency, what it belongs to, or words; for an agency its own. */
export async function listRegister(
  { params, query, principal }: Request<(typeof routes)['listRegister']>,
  deps: ReadingDeps,
): Promise<Reply> {
  return {
    status: 200,
    body: await registers[params.register].list(query, viewerOf(principal), deps),
  };
}

export async function readRegisterEntry(
  { params, principal }: Request<(typeof routes)['readRegisterEntry']>,
  deps: GuidanceDeps,
): Promise<Reply> {
  return registers[params.register].read(params.id, viewerOf(principal), deps);
}
