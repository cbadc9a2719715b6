import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the environment of a function', () => {
  it('gives what is needed, and defaults for what may be absent', () => {
    const environment = { TABLE: 'platform', URL: 'https://example', OTHER: 'x' };
    expect(readEnvironment(environment, ['TABLE'], { URL: '', ADMINS: '' })).toEqual({
      TABLE: 'platform',
      URL: 'https://example',
      ADMINS: '',
    });
  });

  it('names every variable that is missing or empty', () => {
    const read = () => readEnvironment({ TABLE: '', URL: 'x' }, ['TABLE', 'URL', 'KEY']);
    expect(read).toThrow('missing in the environment: TABLE, KEY');
  });
});
