import { expect, it } from 'vitest';
import { supervision } from '../../local/demo/stories/supervision.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();

it('[SM-15][SM-12][13-1d][12-3b] the demonstration tells a violation to its removal and back, and proves its history', async () => {
  const lines: string[] = [];
  expect(await supervision(place, place.stack, (line) => lines.push(line))).toBe(true);
  const told = lines.join('\n');
  // Who, what, on which passage, and what it led to.
  expect(told).toMatch(/陈慎言（管理中心复核）  认定违规.*〔第十三条第（一）项〕 → CONSEQUENCES_PENDING/);
  expect(told).toMatch(/郑亦安（市科委经办）  决定清退.*〔第十二条第（三）项〕 → EXECUTING/);
  expect(told).toMatch(/陈述申辩期限：自2026-03-02次日起5个工作日.*至2026-03-09 24时/);
  for (const code of ['HEARING_REQUIRED', 'PREVIEW_OUTDATED', 'FOUR_EYES']) expect(told).toContain(code);
  for (const title of ['违规认定决定', '不予兑付决定', '清退决定', '订单终止及责任告知', '撤销清退决定通知'])
    expect(told).toContain(`《${title}》`);
  expect(told).toContain('服务中的TERMINATED，未接单的CANCELLED；在架产品0项');
  expect(told).toContain('工作任务“复查依据已撤销的决定”3项');
  expect(told).toContain('机构状态ACTIVE，未办结事项0项，在架产品2项；该笔申领CLAIMED');
  expect(told).toMatch(/全平台核验：VALID/);
}, 240_000);
