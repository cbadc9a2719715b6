import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import type { World } from '../world.ts';
import { type Give, ofAgency, ofPerson } from './actor.ts';
import type { Task } from './officer.ts';

const DAY_MS = 86_400_000;
const later = (world: World, days: number): string =>
  new Date(Date.parse(world.stack.clock.now()) + days * DAY_MS).toISOString();

/** What the centre does for agencies, and what they make of it: training, the hotline, visits, follow-ups, advice. */
export async function guidanceMove(world: World, chance: Chance): Promise<void> {
  const officer = ofPerson(world, chance, chance.of(['officer-li', 'officer-wang']));
  const act = chance.weighed({
    session: 14,
    step: 18,
    place: 26,
    attendance: 8,
    call: 10,
    visit: 6,
    followUp: 8,
    advise: 12,
    answer: 12,
    guide: 4,
  });
  const { agencyId } = chance.of(world.sellers).shop;
  if (act === 'session') return session(world, chance, officer);
  if (act === 'call') return call(world, chance, officer);
  if (act === 'answer') return answerAdvice(world, chance);
  if (act === 'visit') {
    const visitOn = later(world, 1 + chance.below(6)).slice(0, 10);
    await officer('planVisit', { body: { agencyId, visitOn, purpose: '了解服务情况' } });
  } else if (act === 'followUp') {
    const dueOn = later(world, 1 + chance.below(20)).slice(0, 10);
    const body = { agencyId, cause: 'OTHER', title: '跟踪收费公示', dueOn };
    const opened = await officer('openFollowUp', { body });
    if (opened.status === 201)
      world.trade.followUps.push({ id: (opened.body as unknown as Entry).id, agencyId });
  } else if (act === 'advise') {
    await advise(world, chance, officer);
  } else if (act === 'guide') {
    const kind = chance.of(['GUIDE', 'FAQ', 'TEMPLATE'] as const);
    await officer('publishGuide', { body: { kind, title: '入驻指南', text: '按步骤办理。' } });
  } else {
    await onSession(world, chance, act, officer);
  }
}

interface Entry {
  readonly id: string;
}

/** Few places, so that they run out. */
async function session(world: World, chance: Chance, officer: Give): Promise<void> {
  const days = 2 + chance.below(20);
  const invited = world.sellers.slice(0, chance.below(3)).map(({ shop }) => shop.agencyId);
  const drafted = await officer('draftTrainingSession', {
    body: {
      kind: 'TRAINING',
      title: '档案材料培训',
      description: '订单档案的要求',
      place: '三楼会议室',
      startsAt: later(world, days),
      registerBy: later(world, days - 1),
      capacity: 1 + chance.below(2),
      invitedAgencyIds: invited,
    },
  });
  if (drafted.status !== 201) return;
  const { id } = drafted.body as unknown as Entry;
  world.trade.sessions.push(id);
  if (chance.is(0.8))
    await officer('moveTrainingSession', { params: { sessionId: id }, body: { step: 'open' } });
}

async function onSession(
  world: World,
  chance: Chance,
  act: 'step' | 'place' | 'attendance',
  officer: Give,
): Promise<void> {
  const { sessions } = world.trade;
  if (sessions.length === 0) return world.note('there is no training');
  const sessionId = chance.of(sessions);
  const params = { sessionId };
  if (act === 'step') {
    const step = chance.weighed({ open: 30, hold: 45, close: 25 });
    await officer('moveTrainingSession', { params, body: { step } });
  } else if (act === 'attendance') {
    const items = world.sellers.map(({ shop }) => ({ agencyId: shop.agencyId, attended: chance.is(0.7) }));
    await officer('recordAttendance', { params, body: { items: items.slice(0, 1 + chance.below(3)) } });
  } else {
    await place(world, chance, sessionId);
  }
}

/** One registers, or gives its place back; or all do at once for what places there are, one of them twice. */
async function place(world: World, chance: Chance, sessionId: string): Promise<void> {
  const params = { sessionId };
  const seller = chance.of(world.sellers);
  const way = chance.weighed({ one: 40, all: 35, cancel: 25 });
  if (way === 'one') await ofAgency(world, chance, seller)('registerForTraining', { params });
  if (way === 'cancel') {
    const placeId = `${sessionId}-${seller.shop.agencyId}`;
    await ofAgency(world, chance, seller)('cancelTrainingPlace', { params: { placeId } });
  }
  if (way !== 'all') return;
  await Promise.all(
    [...world.sellers, seller].map((each) =>
      give(world, {
        who: `agency ${each.index}`,
        client: world.agency(each),
        operation: 'registerForTraining',
        input: { params },
      }),
    ),
  );
}

/** Somebody calls the hotline; who it was stays sealed. */
async function call(world: World, chance: Chance, officer: Give): Promise<void> {
  const number = world.trade.number();
  const caller = {
    name: `问来电${world.seed}-${number}`,
    phone: `+8613800000${700 + (number % 100)}`,
  };
  const named = chance.is(0.7);
  if (named) for (const secret of Object.values(caller)) world.trade.secrets.add(secret);
  await officer('recordConsultation', {
    body: { question: '入驻需要哪些材料？', ...(named && { caller }) },
  });
}

async function advise(world: World, chance: Chance, officer: Give): Promise<void> {
  const { followUps, advice } = world.trade;
  if (followUps.length === 0) return world.note('nothing to rest advice on');
  const { id, agencyId } = chance.of(followUps);
  const seller = world.sellers.find(({ shop }) => shop.agencyId === agencyId);
  const text = '请逐项列明收费标准';
  const sent = await officer('sendAdvice', {
    body: { agencyId, kind: 'IMPROVE', title: '收费公示', text, sourceRef: `FOLLOWUP#${id}` },
  });
  if (sent.status === 201 && seller !== undefined)
    advice.push({ adviceId: (sent.body as unknown as Entry).id, seller });
}

/** The agency opens advice, answers it, or somebody else's. */
async function answerAdvice(world: World, chance: Chance): Promise<void> {
  const { advice } = world.trade;
  if (advice.length === 0) return world.note('nobody was advised');
  const { adviceId, seller } = chance.of(advice);
  const agency = ofAgency(world, chance, chance.is(0.9) ? seller : chance.of(world.sellers));
  const params = { adviceId };
  if (chance.is(0.6)) await agency('openAdvice', { params });
  else await agency('respondToAdvice', { params, body: { text: '已列明' } });
}

/** A task of the centre's registers. */
export async function onGuidance(
  { kind }: Pick<Task, 'kind'>,
  id: string,
  chance: Chance,
  command: Give,
): Promise<unknown> {
  const text = '已办理';
  switch (kind) {
    case 'DO_FOLLOW_UP':
      return command('noteFollowUp', { params: { followUpId: id }, body: { text, done: chance.is(0.6) } });
    case 'ANSWER_HOTLINE': {
      const params = { consultationId: id };
      const answered = await command('answerConsultation', { params, body: { text: '见办事指南' } });
      if (chance.is(0.4))
        await command('publishKnowledge', { params, body: { question: '要哪些材料？', answer: '见指南' } });
      return answered;
    }
    default:
      return command('finishVisit', { params: { visitId: id }, body: { minutes: text } });
  }
}
