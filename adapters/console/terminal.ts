import { cleanText } from '#src/document/visible.ts';
import { limits } from './limits.ts';
import type { TerminalOptions } from './render.ts';

/** Where text goes: standard output, or a stream that stands for it. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The environment as the program was started with; only main.ts reads it from the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the output can show. A pipe or a file gets the default width and no escape sequence at all. */
export function detectTerminal(output: Output, env: Environment): TerminalOptions {
  return {
    width: output.columns || columnsOf(env) || limits.defaultWidth,
    // https://no-color.org: set to anything but the empty string.
    color: output.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    hyperlinks: showsHyperlinks(output, env),
  };
}

/** `COLUMNS` as shells export it, for output that is piped; 0 if it is no sensible number. */
function columnsOf({ COLUMNS }: Environment): number {
  return COLUMNS !== undefined && /^\d{1,4}$/u.test(COLUMNS) ? Number(COLUMNS) : 0;
}

/**
 * Terminals cannot be asked whether they know hyperlinks (OSC 8), so they are known by what they put into the
 * environment. FORCE_HYPERLINK decides against all of it: `0` is no, anything else yes.
 */
function showsHyperlinks(output: Output, env: Environment): boolean {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0';
  const term = env.TERM ?? '';
  // A multiplexer inherits the marks of the terminal it was started in, but may swallow the link and with it the url.
  const isMultiplexed = term.startsWith('screen') || term.startsWith('tmux');
  if (output.isTTY !== true || term === 'dumb' || isMultiplexed) return false;
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION) >= limits.minVteVersion ||
    term === 'xterm-kitty' ||
    [env.WT_SESSION, env.KITTY_WINDOW_ID, env.DOMTERM].some((mark) => mark !== undefined && mark !== '')
  );
}

/**
 * Writes text and waits until the output has taken it. False when nobody reads any more, as after `| head`, which is no
 * fault; rejects for any other error.
 */
export function writeText(output: Output, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // A failed write also emits 'error', after its callback: the listener stays for that, and goes after a success.
    const ignoreError = () => {};
    output.once('error', ignoreError);
    output.write(text, (error) => {
      if (!error) {
        output.removeListener('error', ignoreError);
        resolve(true);
      } else if (isHangUp(error)) resolve(false);
      else reject(error);
    });
  });
}

const HANG_UPS = ['EPIPE', 'ECONNRESET', 'EIO', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

/** Whether an error only says that the other end is gone: a closed pipe, a closed terminal window. */
export function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HANG_UPS.includes(String(error.code));
}

/** A fault as one short line that is safe to print. */
export function describeFault(error: unknown): string {
  const message = cleanText(error instanceof Error ? error.message : String(error)).trim();
  const shown = Array.from(message).slice(0, limits.errorChars).join('');
  if (shown === '') return 'no reason given';
  return shown === message ? shown : `${shown}…`;
}
