import { eventFiles } from './event-files.ts';
import { writeOrCheck } from './generated-file.ts';

/** `npm run schemas`: writes what other systems read of our events; `-- --check` fails while it is out of date. */
writeOrCheck(await eventFiles(), 'schemas');
