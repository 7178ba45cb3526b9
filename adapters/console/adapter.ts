import { createInterface, type Interface } from 'node:readline';
import type { Adapter, Ask, Suggest } from '#src/adapter.ts';
import { completeLine } from './complete.ts';
import { converse } from './converse.ts';
import { type History, openHistory } from './history.ts';
import { limits } from './limits.ts';
import { describeFault, type Environment, isHangUp, type Output, writeText } from './terminal.ts';

export type ConsoleOptions = {
  readonly ask: Ask;
  readonly suggest: Suggest;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Output;
  /** Keeps the questions for the next start; without it they are kept while the prompt runs. */
  readonly historyFile?: string | undefined;
  readonly env: Environment;
};

/**
 * The terminal as a surface: a prompt where a person types, plain answers where questions are piped in, one a line.
 * `finished` resolves when the person has left, the input has ended or nobody reads the output any more; it rejects if
 * input or output fail otherwise. An adapter starts once.
 */
export function createConsoleAdapter(options: ConsoleOptions): Adapter & { readonly finished: Promise<void> } {
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();
  const leave = new AbortController();
  const settle = (error: unknown) => (isHangUp(error) ? resolve() : reject(error));
  let hasStarted = false;
  return {
    name: 'console',
    finished,
    start: async () => {
      hasStarted = true;
      const isInteractive = options.input.isTTY === true && options.output.isTTY === true;
      const history = isInteractive ? await loadHistory(options) : undefined;
      const prompt = openPrompt(options, isInteractive, history?.questions ?? []);
      closeWhenLeaving(prompt, options.output, leave);
      converse({ ...options, prompt, isInteractive, history, leaving: leave.signal }).then(resolve, settle);
    },
    stop: async () => {
      leave.abort();
      if (!hasStarted) resolve();
      await finished;
    },
  };
}

/** Without its history file the prompt still works, so a fault there is said and no more. */
async function loadHistory({ historyFile, output }: ConsoleOptions): Promise<History | undefined> {
  if (historyFile === undefined) return undefined;
  try {
    return await openHistory(historyFile);
  } catch (error) {
    await writeText(output, `History is not kept: ${describeFault(error)}\n`);
    return undefined;
  }
}

function openPrompt(options: ConsoleOptions, isInteractive: boolean, questions: readonly string[]): Interface {
  return createInterface({
    input: options.input,
    output: options.output,
    terminal: isInteractive,
    prompt: isInteractive ? 'k8snet> ' : '',
    crlfDelay: Number.POSITIVE_INFINITY,
    // readline wants the newest first.
    history: questions.toReversed(),
    historySize: limits.historyEntries,
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(line, options.suggest),
  });
}

/** Ctrl-C empties the line, or leaves when it is empty; an output that failed takes no further question. */
function closeWhenLeaving(prompt: Interface, output: Output, leave: AbortController): void {
  prompt.on('SIGINT', () => {
    if (prompt.line === '') return leave.abort();
    // To the end of the line, then erase back to its start, as a person would.
    prompt.write(null, { ctrl: true, name: 'e' });
    prompt.write(null, { ctrl: true, name: 'u' });
  });
  // Stays for good: an output may report its end after everything else is over.
  output.on('error', () => leave.abort());
  if (leave.signal.aborted) prompt.close();
  else leave.signal.addEventListener('abort', () => prompt.close(), { once: true });
}
