import { randomUUID } from 'node:crypto';
import type { ResolvedApp, ResolvedTarget } from '../../assembly/resolved-app.ts';
import type { BusEntry } from '../links.ts';

/** An event as rules see it and targets receive it (EventBridge event reference). */
export interface BridgeEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** Whole seconds, as on the real bus. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export function toEvent(entry: BusEntry, app: ResolvedApp, nowMs: number): BridgeEvent {
  const time = entry.Time ?? new Date(nowMs).toISOString();
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: app.account,
    time: `${time.slice(0, 19)}Z`,
    region: app.region,
    resources: entry.Resources ?? [],
    detail: JSON.parse(entry.Detail),
  };
}

/** What a target receives: the event, its constant input, or the part its input path selects. */
export function payloadFor(target: ResolvedTarget, event: BridgeEvent): string {
  if (target.input !== undefined) return target.input;
  if (target.inputPath === undefined) return JSON.stringify(event);
  let part: unknown = event;
  for (const key of target.inputPath.split('.').slice(1)) {
    part =
      typeof part === 'object' && part !== null
        ? Object.entries(part).find(([k]) => k === key)?.[1]
        : undefined;
  }
  return JSON.stringify(part ?? null);
}

/** Refuses at load what a target asks for and this bus does not do. */
export function checkTarget(rule: string, target: ResolvedTarget): void {
  if (target.inputTransformer !== undefined) {
    throw new Error(`Rule ${rule}: input transformers are not supported locally (target ${target.id}).`);
  }
  if (target.inputPath !== undefined && !/^\$(\.[\w-]+)*$/.test(target.inputPath)) {
    throw new Error(`Rule ${rule}: input path ${target.inputPath} is not supported locally.`);
  }
}
