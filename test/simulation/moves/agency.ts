import { declared, draftOver, materialKinds, readCase } from '../../support/journeys/cases.ts';
import { inbox } from '../../support/journeys/letters.ts';
import {
  type announce,
  announcement,
  infectedFile,
  post,
  sampleFile,
} from '../../support/journeys/materials.ts';
import { all } from '../../support/journeys/letters.ts';
import type { Chance } from '../chance.ts';
import { type ApiFault, give } from '../commands.ts';
import { gatewayScript } from '../gateway-script.ts';
import type { Player, World } from '../world.ts';
import { apiFault, type Give, ofAgency, optional } from './actor.ts';

const CATEGORIES = ['RESEARCH_DEVELOPMENT', 'INSPECTION_TESTING', 'TECHNOLOGY_TRANSFER'] as const;
/** Sim cards that fail for good, fail once, never report, are refused (local/stand-ins/simulated-numbers.ts). */
const FAILING_PHONES = ['+8613800000901', '+8613800000902', '+8613800000903', '+8613800000904'] as const;

/** One thing that an agency does, by what its case allows; now and then one that it does not. */
export async function agencyMove(world: World, player: Player, chance: Chance): Promise<void> {
  const client = world.agency(player);
  const command = ofAgency(world, chance, player);
  const caseId = player.cases.at(-1);
  if (caseId === undefined) return open(world, player, chance, command);
  const found = await readCase(client, caseId);
  const params = { caseId };
  switch (found.status) {
    case 'DRAFT':
      if (chance.is(0.04)) return void (await command('withdrawCase', { params, body: {} }));
      if (!player.drafted) return fillIn(world, player, chance, command);
      return submit(world, player, chance, 'submitCase');
    case 'SUPPLEMENT_REQUIRED':
      if (chance.is(0.3))
        return void (await command('amendCase', { params, body: { introduction: '补充说明。' } }));
      if (chance.is(0.1)) return void (await command('withdrawCase', { params, body: {} }));
      return submit(world, player, chance, 'resubmitCase');
    case 'SUBMITTED':
    case 'VERIFYING':
    case 'VERIFIED':
    case 'IN_PUBLICITY':
    case 'OBJECTION_REVIEW':
      return whileWaiting(world, player, chance, command);
    default:
      if (chance.is(0.5)) return open(world, player, chance, command);
      return whileWaiting(world, player, chance, command);
  }
}

async function open(world: World, player: Player, chance: Chance, command: Give): Promise<void> {
  await world.place.scriptGateway(player.applicant.uscc, gatewayScript(chance, world));
  const answer = await command('openCase');
  if (answer.status !== 201) return;
  const { caseId } = answer.body as unknown as { caseId: string };
  if (!player.cases.includes(caseId)) player.cases.push(caseId);
  player.drafted = false;
  if (chance.is(0.4)) await verifyPhone(world, player, chance, command);
  if (chance.is(0.8)) await fillIn(world, player, chance, command);
}

/** Announces and sends every material and fills the form in; now and then one file is infected. */
async function fillIn(world: World, player: Player, chance: Chance, command: Give): Promise<void> {
  const categories = chance.is(0.7)
    ? [CATEGORIES[0]]
    : chance.of([[CATEGORIES[1]], [CATEGORIES[0], CATEGORIES[2]]]);
  const kinds = materialKinds(categories);
  const bad = chance.is(0.1) ? chance.below(kinds.length) : -1;
  const send = (kind: string, index: number, fault?: ApiFault) =>
    material(world, player, kind, { infected: index === bad, ...optional('fault', fault) });
  // The first goes alone: a fault meant for it could strike one that is sent at the same time.
  const [first = '', ...others] = kinds;
  const alone = await send(first, 0, apiFault(chance));
  const ids = [alone, ...(await Promise.all(others.map((kind, index) => send(kind, index + 1))))];
  if (bad >= 0) world.note(`agency ${player.index} sends an infected ${kinds[bad]}`);
  await world.stack.quiesce();
  const params = { caseId: player.cases.at(-1) ?? '' };
  const body = {
    ...draftOver(ids, categories),
    declaredEstablishedOn: chance.is(0.05) ? '2026-01-05' : '2015-06-01',
  };
  const answer = await command('amendCase', { params, body });
  player.drafted = answer.status < 300;
}

/** Announces a material and sends it, when it was taken. */
export async function material(
  world: World,
  player: Player,
  kind: string,
  options: { readonly infected?: boolean; readonly fault?: ApiFault } = {},
): Promise<string> {
  const file = options.infected === true ? infectedFile() : sampleFile(`${kind} ${player.index}`);
  const answer = await give(world, {
    who: `agency ${player.index}`,
    client: world.agency(player),
    operation: 'registerDocument',
    input: { body: announcement(kind, file) },
    quiet: true,
    ...optional('fault', options.fault),
  });
  const { documentId, upload } = answer.body as unknown as Awaited<ReturnType<typeof announce>>;
  const response = await post(upload, file);
  if (!response.ok) world.violate(`an upload answered ${response.status}: ${await response.text()}`);
  return documentId;
}

/** By the legal person, by a clerk who may not, with a stale version, or twice at once. */
async function submit(world: World, player: Player, chance: Chance, operation: string): Promise<void> {
  const caseId = player.cases.at(-1) ?? '';
  const client = world.agency(player);
  const input = { params: { caseId }, body: await declared(client, caseId) };
  const who = `agency ${player.index}`;
  const way = chance.weighed({ once: 70, twice: 18, clerk: 6, stale: 6 });
  if (way === 'clerk')
    await give(world, {
      who: `clerk ${player.index}`,
      client: world.place.as(player.applicant.operator),
      operation,
      input,
    });
  else if (way === 'stale')
    await give(world, { who, client, operation, input: { ...input, headers: { 'if-match': '"1"' } } });
  else if (way === 'twice') {
    const both = await Promise.all([1, 2].map(() => give(world, { who, client, operation, input })));
    const done = both.filter(({ status }) => status < 300).length;
    if (done > 1) world.violate(`${operation} of one case was done ${done} times at once`);
  } else
    await give(world, {
      who,
      client,
      operation,
      input,
      ...optional('fault', apiFault(chance)),
      repeat: chance.is(0.2),
    });
  // What was refused may be a material: it is filled in anew.
  if ((await readCase(client, caseId)).status === 'DRAFT') player.drafted = chance.is(0.4);
}

async function whileWaiting(world: World, player: Player, chance: Chance, command: Give): Promise<void> {
  const client = world.agency(player);
  const caseId = player.cases.at(-1) ?? '';
  const act = chance.weighed({
    reply: 35,
    comment: 20,
    phone: 20,
    letters: 10,
    withdraw: 6,
    amend: 4,
    open: 5,
  });
  if (act === 'withdraw') await command('withdrawCase', { params: { caseId }, body: {} });
  if (act === 'amend') await command('amendCase', { params: { caseId }, body: { introduction: '改一改' } });
  if (act === 'open') await command('openCase');
  if (act === 'phone') await verifyPhone(world, player, chance, command);
  if (act === 'reply' || act === 'letters') {
    const letters = await inbox(client);
    const hearing = letters.find(({ template }) => template === 'PRIOR_NOTICE');
    if (act === 'letters' && letters.length > 0) {
      const letter = letters[chance.below(letters.length)];
      await command('confirmLetterRead', { params: { letterId: letter?.letterId ?? '' } });
    } else if (hearing !== undefined) {
      const hearingId = hearing.subjectRef.replace('HEARING#', '');
      await command('replyToHearing', { params: { hearingId }, body: { text: '情况有所不同。' } });
    }
  }
  if (act === 'comment') {
    const open = await all<{ objectionId: string }>(client, 'listObjections', {
      query: { status: 'INVESTIGATING' },
    });
    const objectionId = open[0]?.objectionId;
    if (objectionId !== undefined)
      await command('commentOnObjection', { params: { objectionId }, body: { text: '场地真实存在。' } });
  }
}

/** Verifies a phone by the code that it received; some are numbers that fail from then on. */
async function verifyPhone(world: World, player: Player, chance: Chance, command: Give): Promise<void> {
  const phone = chance.is(0.4) ? chance.of(FAILING_PHONES) : player.applicant.phone;
  const asked = await command('requestPhoneCode', { body: { phone } });
  if (asked.status >= 300) return;
  await world.stack.quiesce();
  const code = world.stack.sms(phone)[0]?.message.match(/\d{6}/)?.[0];
  await command('verifyPhoneCode', { body: { code: chance.is(0.1) ? '000000' : (code ?? '123456') } });
}
