import type { DayCount } from '../../../../shared/domain/time/day-count.ts';
import { all, inbox, type Letter } from '../../../../test/support/journeys/letters.ts';
import type { DeadlineAnswer, Timed } from '../../../../test/support/journeys/supervision/procedure.ts';
import type { Answer, PlatformClient } from '../../../../test/support/platform-client.ts';
import { personById } from '../../../identity/people.ts';
import { shanghai } from '../../story.ts';

/** A matter of the platform, e.g. REMOVAL and its id. */
export interface Matter {
  readonly kind: string;
  readonly id: string;
}

interface TrailEntry {
  readonly type: string;
  readonly to?: string;
  readonly citation?: { readonly zh: string };
}

/** Name and office of a seeded person, as an official knows a colleague. */
function nameOf(who: string): string {
  const person = personById(who);
  return person === undefined ? who : `${person.displayName}（${person.title.zh}）`;
}

/** 第十三条第（一）项, without the regulation's own number. */
const shortOf = (citation: string): string => citation.split('号）').at(-1) ?? citation;

/** How a term was counted, day by day, for people. */
export function countedDays({ derivation, lastDay }: DeadlineAnswer): string {
  const { baseDate, counted = [], skipped = [], rolled = [], mode } = derivation as Partial<DayCount>;
  const unit = mode === 'WORKDAYS' ? '个工作日' : '日';
  const short = (days: readonly string[]) => days.map((day) => day.slice(5)).join('、');
  const passed = skipped.length === 0 ? '' : `；休息日${short(skipped.map(({ date }) => date))}不计`;
  const moved = rolled.length === 0 ? '' : `；末日为休息日，顺延${rolled.length}日`;
  return `自${baseDate}次日起${counted.length}${unit}（${short(counted)}${passed}${moved}），至${lastDay} 24时`;
}

/** Tells a procedure as an official wants to read it: who, what, on which passage; what is due; who was written to. */
export class Chronicle {
  readonly #place: Timed;
  readonly #line: (line: string) => void;
  readonly #seen = new Set<string>();

  constructor(place: Timed, line: (line: string) => void) {
    this.#place = place;
    this.#line = line;
  }

  chapter(title: string): void {
    this.#line(`\n${title}`);
  }

  /** One step, with the state that it led to and the passage that it cites in the trail of its matter. */
  async step(who: string, what: string, matter: Matter): Promise<void> {
    const at = shanghai(await this.#place.clock.now());
    const trail = await all<TrailEntry>(this.#place.as('commission-wu'), 'readHistory', {
      params: { kind: matter.kind, id: matter.id },
    });
    const { to, citation } = trail.at(-1) ?? { type: '' };
    const passage = citation === undefined ? '' : `〔${shortOf(citation.zh)}〕`;
    this.#line(`${at}  ${nameOf(who)}  ${what}${passage}${to === undefined ? '' : ` → ${to}`}`);
  }

  /** Something that stands in several places, or nowhere in the trail. */
  note(text: string): void {
    this.#line(`                  · ${text}`);
  }

  /** An attempt that the platform must refuse. @throws Error when it does not, or on another ground */
  refused(who: string, what: string, { status, body }: Answer, code: string): void {
    if (body.code !== code) throw new Error(`${what}: expected ${code}, was ${status} ${body.code ?? ''}`);
    this.#line(`                  ✗ ${nameOf(who)} ${what}：${body.detail ?? ''}（${status} ${code}）`);
  }

  deadline(what: string, deadline: DeadlineAnswer | undefined): void {
    if (deadline !== undefined) this.note(`${what}：${countedDays(deadline)}`);
  }

  /** The letters that somebody has received since the last look, in full. */
  async letters(to: string, reader: PlatformClient): Promise<void> {
    await this.#place.clock.rest();
    const letters = (await inbox(reader)).filter(({ letterId }) => !this.#seen.has(letterId));
    for (const { letterId } of letters) this.#seen.add(letterId);
    const alike = Map.groupBy(letters.toReversed(), ({ title, body }) => `《${title}》${body}`);
    for (const [text, { length }] of alike)
      this.#line(`                  ✉ 致${to}${length > 1 ? `（${length}件）` : ''}${text}`);
  }

  /** Letters of before the story. */
  async skip(reader: PlatformClient): Promise<void> {
    await this.#place.clock.rest();
    const letters: Letter[] = await inbox(reader);
    for (const { letterId } of letters) this.#seen.add(letterId);
  }
}
