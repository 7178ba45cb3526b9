import type { Check } from '#src/adapter.ts';
import {
  type Config,
  ConfigError,
  type DiscordConfig,
  readConfig,
  type SlackConfig,
  variableNames,
} from '#src/config.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { checkCorpus } from '#src/content/check.ts';
import { ContentError, readContent } from '#src/content/read-content.ts';
import { statisticsOf } from '#src/content/statistics.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As `engines` in package.json has it. */
export const MIN_NODE = '24.12';

/** Whether this machine has what the program needs, platforms aside. `config` is undefined where the environment is wrong. */
export function examine(
  environment: Environment,
  nodeVersion: string,
): { checks: Check[]; config: Config | undefined } {
  const { check, config } = checkEnvironment(environment);
  const contentDir = config?.contentDir ?? (environment.CONTENT_DIR?.trim() || 'content');
  return { checks: [checkNode(nodeVersion), check, checkContent(contentDir)], config };
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/u, '').split('.').map(Number);
  const [minMajor = 0, minMinor = 0] = MIN_NODE.split('.').map(Number);
  const isNew = major > minMajor || (major === minMajor && minor >= minMinor);
  if (isNew) return { name: 'Node', state: 'ok', detail: version };
  const remedy = 'Start with "npm start", which brings the right Node.';
  return { name: 'Node', state: 'wrong', detail: `${version}, but ${MIN_NODE} or later is needed`, remedy };
}

/** Says which variables are set, never their values. */
function checkEnvironment(environment: Environment): { check: Check; config: Config | undefined } {
  const set = variableNames.filter((name) => environment[name]?.trim());
  try {
    const config = readConfig(environment);
    const variables = set.length === 0 ? 'nothing set' : `set: ${set.join(', ')}`;
    const detail = `${variables}; starts ${surfacesOf(config).join(' and ')}`;
    return { check: { name: 'Environment', state: 'ok', detail }, config };
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault;
    const remedy = 'Mend it in .env; .env.example says what each value means.';
    return { check: { name: 'Environment', state: 'wrong', detail: fault.message, remedy }, config: undefined };
  }
}

function surfacesOf({ slack, discord, http }: Config): string[] {
  const surfaces = [
    ...(slack === undefined ? [] : [`Slack ${wayOfSlack(slack, http)}`]),
    ...(discord === undefined ? [] : [`Discord ${wayOfDiscord(discord, http)}`]),
  ];
  return surfaces.length === 0 ? ['the terminal'] : surfaces;
}

function wayOfSlack({ kind }: SlackConfig, { host, port }: Config['http']): string {
  return kind === 'socket' ? 'by Socket Mode' : `over HTTP on ${host}:${port}`;
}

function wayOfDiscord({ kind }: DiscordConfig, { host, port }: Config['http']): string {
  switch (kind) {
    case 'gateway':
      return 'by gateway';
    case 'http':
      return `over HTTP on ${host}:${port}, without mentions and direct messages`;
    case 'both':
      return `over HTTP on ${host}:${port}, with mentions and direct messages by gateway`;
    default:
      return kind satisfies never;
  }
}

function checkContent(dir: string): Check {
  try {
    const corpus = buildCorpus(readContent(dir));
    const { files, sections, entities, facts, sources, oldestAsOf } = statisticsOf(corpus);
    if (sections === 0) {
      const remedy = 'Add a headline with text or a table to an .org file there.';
      return { name: 'Content', state: 'wrong', detail: `${dir} has no section to answer from`, remedy };
    }
    const counts =
      `${dir}: ${files} files, ${sections} sections, ${entities} entities, ${facts} facts, ${sources} sources, ` +
      `oldest review ${oldestAsOf ?? 'not stated'}`;
    const problems = checkCorpus(corpus).length;
    if (problems === 0) return { name: 'Content', state: 'ok', detail: counts };
    const remedy = 'They are listed by: npm run content:check';
    return { name: 'Content', state: 'warning', detail: `${counts}; ${problems} problems`, remedy };
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault;
    return { name: 'Content', state: 'wrong', detail: fault.message };
  }
}
