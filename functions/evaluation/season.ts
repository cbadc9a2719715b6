import { connectSeason } from './connect.ts';
import { openSeason, watchSeason } from './open-season.ts';

const deps = connectSeason(process.env);

const SEASON = { open: openSeason, watch: watchSeason } as const;

/** The schedule says whether the season is opened or watched. */
export const handler = async ({ season }: { readonly season: keyof typeof SEASON }) => {
  await SEASON[season](new Date().toISOString(), deps);
};
