import type { Applicant } from '../../test/support/journeys/agencies.ts';
import type { Deployment } from '../../test/support/journeys/deployment.ts';
import type { PlatformClient } from '../../test/support/platform-client.ts';

/** What a story has to work with. */
export interface Scene {
  readonly place: Deployment;
  readonly applicant: Applicant;
  /** The applicant's legal-person login. */
  readonly agency: PlatformClient;
  readonly categories: readonly string[];
  /** Waits for an instant of virtual time. */
  to(instant: string): Promise<void>;
}

export interface Told {
  readonly caseId: string;
  /** What happened on the way that the final state alone does not tell. */
  readonly notes?: string;
}

/** Takes one application as far as it gets. */
export type Story = (scene: Scene) => Promise<Told>;

/** The instant so many minutes after another. */
export const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Shanghai's date and time of an instant, to the minute. */
export const shanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
