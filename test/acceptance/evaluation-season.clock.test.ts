import { expect, it } from 'vitest';
import { closed } from './evaluation-season/closing.ts';
import { corrected, scoredAndHeard } from './evaluation-season/judging.ts';
import { everybodyTold, locked, noticeOut } from './evaluation-season/opening.ts';
import { drafted, objected, published } from './evaluation-season/result.ts';
import { anyone, season } from './evaluation-season/world.ts';

let stuck = false;
/** One season from the orders it looks at to its end: each station goes on where the one before it stopped. */
async function at(station: () => Promise<void>): Promise<string> {
  if (stuck) throw new Error('the season did not come here');
  stuck = true;
  await station();
  stuck = false;
  return (await season()).status;
}

it('[SM-7][7-1a][7-1b][8-1][8-2] the Commission opens it, and locks a whole scheme by two persons', async () => {
  expect(await at(locked)).toBe('SCHEME_LOCKED');
});

it('[3-2e][7-1e][9-1a][9-1b] its notice is out in the window, with the list that was determined and approved', async () => {
  expect(await at(noticeOut)).toBe('NOTICE_PUBLISHED');
});

it('[9-1c][9-1d] it waits until everybody is told and every correction is decided', async () => {
  expect(await at(everybodyTold)).toBe('NOTICE_PUBLISHED');
});

it('[9-2a][9-2c][9-3b][9-3c] it is scored once and drawn once, and hears each user once', async () => {
  expect(await at(scoredAndHeard)).toBe('REVIEWING');
});

it('[9-3a][9-3d][9-3e] inputs alone are corrected, by a second person; nobody types a score', async () => {
  expect(await at(corrected)).toBe('REVIEWING');
});

it('[9-4][9-5][10-1c] its result is drafted by a second person over reviewed entries, and publicised as it is', async () => {
  expect(await at(drafted)).toBe('RESULT_PUBLICITY');
});

it('[9-5x] it waits for the objection of an evaluated agency, and takes none after the term', async () => {
  expect(await at(objected)).toBe('READY_TO_FILE');
});

it('[9-6a][9-6b][10-3a] it is filed, then published, then amended alone; each agency has its own receipt', async () => {
  expect(await at(published)).toBe('PUBLISHED');
});

it('[10-2a][10-2b][10-2c][10-2d][11-1a] it closes when advice is sent and training held, not before', async () => {
  expect(await at(closed)).toBe('CLOSED');
});

it('[7-1d] there is no address at which an agency could apply or hand in indicators', async () => {
  for (const path of [
    '/evaluation-applications',
    '/evaluation-cycles/2027/applications',
    '/evaluation-entries',
  ]) {
    const answer = await fetch(`${anyone.baseUrl}${path}`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
  }
});
