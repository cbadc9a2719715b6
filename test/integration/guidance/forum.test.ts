import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../../shared/store/read.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { agencyOf, officer } from '../publicity/world.ts';
import { clerk, startWorld } from './world.ts';

const world = await startWorld();
const { call, newAgency, openTasks, tables } = world;
afterAll(() => world.stop());

const POST = { title: '如何归档检测报告', text: '我们的做法是当日归档，详询13800000042。' };
const writer = agencyOf((await newAgency()).uscc);
const reader = agencyOf((await newAgency()).uscc);

async function posted(as = writer, body = POST) {
  const { status, body: post } = await call('submitForumPost', as, { body });
  expect(status).toBe(201);
  return post;
}
const moderate = (postId: string, outcome: string, as = clerk) =>
  call('moderateForumPost', as, { params: { postId }, body: { outcome, reason: '经审核' } });
const read = (postId: string, as = reader) => call('readForumPost', as, { params: { postId } });

describe('the exchange platform', () => {
  it('[11-1c] shows a post to others once a moderator has, with contact data masked', async () => {
    const post = await posted();
    expect(post).toMatchObject({ status: 'PENDING', masked: true });
    expect(post.text).toBe('我们的做法是当日归档，详询［联系方式已屏蔽］。');
    expect(await openTasks(`FORUMPOST#${post.postId}`)).toHaveLength(1);
    expect((await read(post.postId)).status).toBe(404);
    expect((await read(post.postId, writer)).status).toBe(200);
    expect((await moderate(post.postId, 'VISIBLE')).body).toMatchObject({ status: 'VISIBLE' });
    expect(await openTasks(`FORUMPOST#${post.postId}`)).toEqual([]);
    const shown = await read(post.postId);
    expect(shown.body.text).not.toContain('13800000042');
    expect(shown.body).not.toHaveProperty('moderation');
    const listed = await call('listForumPosts', reader);
    expect(listed.body.items.map(({ postId }: { postId: string }) => postId)).toContain(post.postId);
  });

  it('[11-1c] hides a post again, with who, when and why in the moderation log', async () => {
    const { postId } = await posted();
    await moderate(postId, 'VISIBLE');
    expect((await moderate(postId, 'VISIBLE')).code).toBe('ILLEGAL_TRANSITION');
    expect((await moderate(postId, 'HIDDEN')).body.moderation).toMatchObject([
      { outcome: 'VISIBLE', by: clerk.id, reason: '经审核' },
      { outcome: 'HIDDEN', by: clerk.id, reason: '经审核' },
    ]);
    expect((await read(postId)).status).toBe(404);
    const { items } = await history(tables, 'FORUMPOST', postId, { limit: 10 });
    expect(items.map(({ type, actor, reason }) => [type, actor.id, reason])).toEqual([
      ['ForumPostSubmitted', writer.id, undefined],
      ['ForumPostModerated', clerk.id, '经审核'],
      ['ForumPostModerated', clerk.id, '经审核'],
    ]);
    expect(JSON.stringify(items)).not.toContain('归档');
  });

  it('[11-1c] lets an officer announce, and another moderate', async () => {
    const { postId, announcement } = await posted(clerk, { title: '交流会通知', text: '周五举行。' });
    expect(announcement).toBe(true);
    expect((await moderate(postId, 'VISIBLE')).code).toBe('FOUR_EYES');
    expect((await moderate(postId, 'VISIBLE', officer('other', 'CENTRE_OFFICER'))).status).toBe(200);
    expect((await read(postId)).body).toMatchObject({ announcement: true, title: '交流会通知' });
  });

  it('[11-1c] is not for outsiders, and no agency moderates or looks at what waits', async () => {
    const { postId } = await posted();
    const outsider = agencyOf(usccFixture(888));
    expect((await call('submitForumPost', outsider, { body: POST })).code).toBe('AGENCY_NOT_ACTIVE');
    expect((await moderate(postId, 'VISIBLE', writer)).code).toBe('FORBIDDEN_ROLE');
    const interested = { ...clerk, id: 'u-interested', conflicts: [writer.uscc ?? ''] };
    expect((await moderate(postId, 'VISIBLE', interested)).code).toBe('CONFLICT_OF_INTEREST');
    expect((await call('listForumPosts', reader, { query: { status: 'PENDING' } })).status).toBe(404);
    const own = await call('listForumPosts', writer, { query: { own: 'true' } });
    // Posts of one instant stand in no order that a test could know.
    expect(own.body.items).toContainEqual(expect.objectContaining({ postId, status: 'PENDING' }));
    const waiting = await call('listForumPosts', clerk, { query: { status: 'PENDING' } });
    expect(waiting.body.items.map((each: { postId: string }) => each.postId)).toContain(postId);
    expect((await moderate('NONE', 'VISIBLE')).status).toBe(404);
    const empty = await call('submitForumPost', writer, { body: { ...POST, text: '' } });
    expect(empty.code).toBe('VALIDATION_FAILED');
  });
});
