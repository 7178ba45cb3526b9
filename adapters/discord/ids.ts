/** The names under which Discord hands us what people do; `command-definitions.ts` registers them. */

/** Names of commands; the last is in the menu of a message, where capitals and spaces are allowed. */
export const COMMANDS = {
  ask: 'k8snet',
  compare: 'k8snet-compare',
  topics: 'k8snet-topics',
  help: 'k8snet-help',
  lookUp: 'Look this up',
} as const;

/** Names of the options of the slash commands. */
export const OPTIONS = {
  query: 'query',
  private: 'private',
  for: 'for',
  wide: 'wide',
  a: 'a',
  b: 'b',
  c: 'c',
} as const;
