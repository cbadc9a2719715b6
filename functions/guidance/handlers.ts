import type { Handlers } from '../../shared/runtime/route.ts';
import { openAdvice, respondToAdvice, sendAdvice } from './advice.ts';
import type { GuidanceDeps } from './deps.ts';
import { noteFollowUp, openFollowUp } from './follow-ups.ts';
import { listForumPosts, moderateForumPost, readForumPost, submitForumPost } from './forum/posts.ts';
import { listGuides, publishGuide, readGuide, readGuidesPage, reviseGuide, withdrawGuide } from './guides.ts';
import {
  answerConsultation,
  listKnowledge,
  publishKnowledge,
  recordConsultation,
  withdrawKnowledge,
} from './hotline.ts';
import { inviteProspect, joinProspect, listThinCategories } from './prospects.ts';
import { listRegister, readRegisterEntry } from './registers/registers.ts';
import type { routes } from './routes.ts';
import { cancelTrainingPlace, recordAttendance, registerForTraining } from './training/places.ts';
import {
  draftTrainingSession,
  listTrainingSessions,
  moveTrainingSession,
  reviseTrainingSession,
} from './training/sessions.ts';
import { finishVisit, planVisit } from './visits.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, GuidanceDeps> = {
  listRegister,
  readRegisterEntry,
  openFollowUp,
  noteFollowUp,
  planVisit,
  finishVisit,
  sendAdvice,
  openAdvice,
  respondToAdvice,
  listTrainingSessions,
  draftTrainingSession,
  reviseTrainingSession,
  moveTrainingSession,
  registerForTraining,
  cancelTrainingPlace,
  recordAttendance,
  recordConsultation,
  answerConsultation,
  publishKnowledge,
  withdrawKnowledge,
  listKnowledge,
  listGuides,
  readGuide,
  readGuidesPage,
  publishGuide,
  reviseGuide,
  withdrawGuide,
  submitForumPost,
  moderateForumPost,
  listForumPosts,
  readForumPost,
  inviteProspect,
  joinProspect,
  listThinCategories,
};
