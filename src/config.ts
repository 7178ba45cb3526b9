import { z } from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const oneOf = `one of ${LOG_LEVELS.join(', ')}`;

const Environment = z.object({
  CONTENT_DIR: z.string().min(1, 'is empty; name the folder of .org files or leave it unset').default('content'),
  CONTENT_REPO_URL: z
    .url({
      protocol: /^https?$/u,
      error:
        'is not an http(s) address; give the repository that holds the content, such as https://github.com/you/notes',
    })
    .optional(),
  CONTENT_REVISION: z
    .string()
    .regex(/^[\w./-]{1,200}$/u, 'is not a revision; give a commit, tag or branch name')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not a level; use ${oneOf}` }).default('info'),
});

/** Where the content is and how to speak about it. */
export type Config = {
  readonly contentDir: string;
  /** Web address of the repository that holds the content, without a final slash. */
  readonly contentRepoUrl: string | undefined;
  readonly contentRevision: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** Thrown with one message that names every value that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment. An empty value counts as unset, as `.env` files leave them.
 * @throws ConfigError naming each variable, what is wrong and the remedy.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(lines.join('\n'));
  }
  const { CONTENT_DIR, CONTENT_REPO_URL, CONTENT_REVISION, LOG_LEVEL } = parsed.data;
  return {
    contentDir: CONTENT_DIR,
    contentRepoUrl: CONTENT_REPO_URL?.replace(/\/+$/u, ''),
    contentRevision: CONTENT_REVISION,
    logLevel: LOG_LEVEL,
  };
}
