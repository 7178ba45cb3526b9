import { expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';

it('has defaults for everything, also where .env leaves a value empty', () => {
  expect(readConfig({ CONTENT_DIR: '', LOG_LEVEL: ' ' })).toEqual({
    contentDir: 'content',
    contentRepoUrl: undefined,
    contentRevision: undefined,
    logLevel: 'info',
  });
});

it('names every wrong value at once with its remedy', () => {
  expect(() => readConfig({ LOG_LEVEL: 'loud', CONTENT_REPO_URL: 'nowhere', CONTENT_REVISION: 'a b' })).toThrow(
    'CONTENT_REPO_URL is not an http(s) address; give the repository that holds the content, such as https://github.com/you/notes\n' +
      'CONTENT_REVISION is not a revision; give a commit, tag or branch name\n' +
      'LOG_LEVEL is not a level; use one of trace, debug, info, warn, error, fatal, silent',
  );
});
