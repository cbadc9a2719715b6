import { describe, expect, it } from 'vitest';
import { calendar } from '../../test/support/publicity-fixtures.ts';
import { deadlineAt, deadlineInWorkingDays, deadlineInYears } from '../../shared/domain/time/deadline.ts';
import { derivationSentences } from './derivation.ts';
import { standingPage } from './page.ts';
import type { StandingView } from './view.ts';

const PATH = '/agencies/own/standing/page';
const citation = { zh: '第十二条', en: 'Article 12' };
const base = '2026-04-28T02:00:00.000Z';
const source = { policyKey: 'rectification.days', article: '12-1' } as const;
const due = deadlineInWorkingDays({ kind: 'RECTIFICATION_DUE', base, source, amount: 5, calendar });
const ref = 'RECTIFICATION#R1';
const operation = {
  operation: 'submitRectification',
  method: 'POST',
  path: '/rectifications/R1/submission',
  summary: { zh: '提交整改报告', en: 'Submit' },
  ref,
};
const EMPTY: StandingView = {
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  name: '上海某检测<有限>公司',
  status: 'ACTIVE',
  zh: '在册服务',
  version: 1,
  asOf: base,
  openCases: [],
  deadlines: [],
  operations: [],
  withheld: [],
  history: { items: [] },
};
const FULL: StandingView = {
  ...EMPTY,
  openCases: [
    { kind: 'RECTIFICATION', ref, status: 'ISSUED', zh: { kind: '限期整改', status: '已责令整改' } },
  ],
  deadlines: [
    {
      ref,
      matter: '限期整改',
      kind: due.kind,
      dueAt: due.dueAt,
      lastDay: '2026-05-08',
      derivation: due.derivation,
      extensions: [],
      article: '12-1',
      citation,
    },
  ],
  operations: [operation],
  withheld: [
    { ...operation, because: { zh: '须在“待说明理由”时办理', en: 'no' }, article: '12-1', citation },
  ],
  history: {
    items: [
      {
        type: 'RectificationIssued',
        zh: '责令限期整改',
        at: base,
        ref,
        role: 'CENTRE_REVIEWER',
        from: 'PROPOSED',
        to: 'ISSUED',
        article: '12-1d',
        citation,
      },
    ],
    cursor: 'a+b',
  },
};

describe('[12-0] the page of standing', () => {
  it('says what the JSON says: matters, deadlines and how they were counted, operations, history, each with its passage', () => {
    const text = standingPage(FULL, PATH);
    for (const part of [
      '上海某检测&lt;有限&gt;公司',
      '截至2026年4月28日10:00',
      '限期整改：整改期限',
      '2026年5月8日',
      '自2026年4月28日起5个工作日，开始的当日不计入。',
      '不计入：2026年5月1日（法定节假日）',
      'POST /rectifications/R1/submission',
      '须在“待说明理由”时办理',
      '责令限期整改',
      '<td>管理中心</td>',
      `href="${PATH}?cursor=a%2Bb"`,
    ])
      expect(text).toContain(part);
    expect(text.split('第十二条')).toHaveLength(4);
    const empty = standingPage(EMPTY, PATH);
    for (const part of ['没有未办结的事项', '没有正在计算的期限', '没有办理记录'])
      expect(empty).toContain(part);
    expect(empty).not.toContain('cursor=');
  });

  it('is read without eyes and without a script: language, one heading, levels in order, named tables and columns', () => {
    for (const view of [FULL, EMPTY]) {
      const text = standingPage(view, PATH);
      expect(text).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/);
      expect(text).not.toMatch(/<script|\son\w+=|<img|style="/);
      expect([...text.matchAll(/<h(\d)>/g)].map(([, level]) => level).join('')).toBe('122222');
      const tables = [...text.matchAll(/<table>[^]*?<\/table>/g)].map(([each]) => each);
      for (const each of tables) expect(each).toMatch(/^<table>\s*<caption[^>]*>\s*[^<\s]/);
      expect(text.match(/<th(?! scope="(col|row)")[ >]/)).toBeNull();
      for (const [, label] of text.matchAll(/<a [^>]*>([^<]*)<\/a>/g)) expect(label?.trim()).not.toBe('');
      expect(text).toMatch(/<main>[^]*<\/main>/);
    }
    expect(standingPage(FULL, PATH)).toContain(`<time datetime="${base}">`);
  });

  it('tells of every way of counting, and of every extension', () => {
    const years = deadlineInYears({ kind: 'SANCTION_END', base, source, amount: 2, calendar });
    expect(derivationSentences(years)[0]).toBe('自2026年4月28日起2年，至对应日2028年4月28日。');
    const fixed = deadlineAt({ kind: 'X', base, source, at: '2026-05-01T02:00:00.000Z' });
    expect(derivationSentences(fixed)).toEqual(['定于2026年5月1日，不按日计算。']);
    const more = deadlineInWorkingDays({ kind: 'X', base: due.dueAt, source, amount: 2, calendar });
    const extensions = [{ rule: more.rule, reason: '台风', derivation: more.derivation as never }];
    expect(derivationSentences({ ...due, extensions }).at(-1)).toMatch(
      /^延长2个工作日至2026年5月1\d日：台风。$/,
    );
  });
});
