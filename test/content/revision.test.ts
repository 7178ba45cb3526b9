import { expect, it } from 'vitest';
import { findRepository, linkToLines, webAddress } from '#src/content/revision.ts';

it.each([
  ['git@github.com:owner/name.git', 'https://github.com/owner/name'],
  ['ssh://git@github.com/owner/name', 'https://github.com/owner/name'],
  ['https://user:secret@github.com/owner/name.git', 'https://github.com/owner/name'],
  ['https://gitlab.example.org/group/sub/name/', 'https://gitlab.example.org/group/sub/name'],
  ['/srv/git/name.git', undefined],
])('reads the remote %s as %s', (remote, expected) => {
  expect(webAddress(remote)).toBe(expected);
});

it('links to the exact lines at the revision', () => {
  const lines = { path: 'net/a b.org', line: 3, endLine: 9 };
  expect(linkToLines({ url: 'https://github.com/o/n', revision: 'abc', prefix: 'content/' }, lines)).toBe(
    'https://github.com/o/n/blob/abc/content/net/a%20b.org?plain=1#L3-L9',
  );
  expect(linkToLines({ url: 'https://gitlab.com/o/n', revision: 'abc', prefix: '' }, lines)).toBe(
    'https://gitlab.com/o/n/-/blob/abc/net/a%20b.org?plain=1#L3-L9',
  );
});

it('takes what the environment says where there is no git', () => {
  const given = { contentDir: '/', contentRepoUrl: 'https://github.com/o/n', contentRevision: 'v1' };
  expect(findRepository(given)).toMatchObject({ url: 'https://github.com/o/n', revision: 'v1' });
  expect(findRepository({ ...given, contentRevision: undefined })).toBeUndefined();
});
