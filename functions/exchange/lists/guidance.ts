import { listGuides } from '../../guidance/guides.ts';
import { listKnowledge } from '../../guidance/hotline.ts';
import { listRegister, registerStates } from '../../guidance/registers/registers.ts';
import { routes } from '../../guidance/routes.ts';
import { listTrainingSessions } from '../../guidance/training/sessions.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState, ONCE, type Turns } from './turns.ts';

const session = {
  id: '编号',
  title: '标题',
  ...STANDING,
  kind: '类型',
  description: '内容',
  place: '地点',
  startsAt: '开始时间',
  registerBy: '报名截止',
  capacity: '名额',
};

/** A register that is listed by what it belongs to has no states to go through. */
const registerTurns: Turns = (asked) => {
  const states = registerStates(asked.params['register'] ?? '');
  if (states.length === 0) return ONCE;
  return everyState(states, { unless: ['agencyId', 'q'], forOfficers: true })(asked);
};

/** The centre's registers, and what it tells agencies. */
export const guidanceLists = {
  ...exported(routes, 'listRegister', {
    read: listRegister,
    turns: registerTurns,
    columns: { register: '台账', ...session, agencyId: '机构编号', ...ORGANISATION },
  }),
  ...exported(routes, 'listTrainingSessions', {
    read: listTrainingSessions,
    columns: session,
  }),
  ...exported(routes, 'listKnowledge', {
    read: listKnowledge,
    columns: { knowledgeId: '编号', question: '问题', answer: '解答', at: '发布时间' },
  }),
  ...exported(routes, 'listGuides', {
    read: listGuides,
    columns: {
      id: '编号',
      title: '标题',
      kind: '类型',
      ...STANDING,
      number: '版本',
      text: '正文',
      publishedAt: '发布时间',
    },
  }),
};
