import { execFileSync } from 'node:child_process';
import { basename, resolve } from 'node:path';
import type { Lines } from './corpus.ts';

/** The repository and revision that the content was read at. `prefix` is the content folder's path in it, ending in `/` or empty. */
export type Repository = { readonly url: string; readonly revision: string; readonly prefix: string };

type Given = {
  readonly contentDir: string;
  readonly contentRepoUrl: string | undefined;
  readonly contentRevision: string | undefined;
};

/** Longest wait for git, in milliseconds: start-up must not hang on a slow file system. */
const GIT_TIMEOUT_MS = 2000;

/**
 * What the environment says, completed from git. Undefined if neither knows the address, or if the content differs
 * from the revision: a link to other lines than those shown would be worse than none.
 */
export function findRepository({ contentDir, contentRepoUrl, contentRevision }: Given): Repository | undefined {
  const prefix = git(contentDir, 'rev-parse', '--show-prefix');
  const url = contentRepoUrl ?? webAddress(git(contentDir, 'remote', 'get-url', 'origin') ?? '');
  const revision =
    contentRevision ??
    (git(contentDir, 'status', '--porcelain', '--', '.') === '' ? git(contentDir, 'rev-parse', 'HEAD') : undefined);
  if (!url || !revision) return undefined;
  return { url, revision, prefix: prefix ?? `${basename(resolve(contentDir))}/` };
}

/** The address of the lines. `?plain=1` makes GitHub show an org file as lines instead of rendering it. */
export function linkToLines({ url, revision, prefix }: Repository, { path, line, endLine }: Lines): string {
  const file = `${prefix}${path}`.split('/').map(encodeURIComponent).join('/');
  const blob = /(^|\.)gitlab\./u.test(new URL(url).host) ? '-/blob' : 'blob';
  return `${url}/${blob}/${revision}/${file}?plain=1#L${line}-L${endLine}`;
}

/** `git@host:owner/name.git` and `https://user@host/owner/name.git` as the page a browser opens; undefined for a local path. */
export function webAddress(remote: string): string | undefined {
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+?)(?:\.git)?\/?$/u.exec(remote);
  if (ssh) return `https://${ssh[1]}/${ssh[2]}`;
  const web = /^https?:\/\/(?:[^@/]+@)?([\w.:-]+)\/(.+?)(?:\.git)?\/?$/u.exec(remote);
  return web ? `https://${web[1]}/${web[2]}` : undefined;
}

function git(cwd: string, ...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: GIT_TIMEOUT_MS,
    }).trim();
  } catch {
    // No git, no repository or no remote: all mean that this value is unknown.
    return undefined;
  }
}
