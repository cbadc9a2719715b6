import { connectSweep } from './connect.ts';
import { openDay } from './open-day.ts';

const deps = connectSweep(process.env);

export const handler = () => openDay(new Date().toISOString(), deps);
