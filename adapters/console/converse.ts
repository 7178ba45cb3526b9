import type { Interface } from 'node:readline';
import type { Ask } from '#src/adapter.ts';
import { type Answer, type Conversation, newConversation } from '#src/document/answer.ts';
import type { History } from './history.ts';
import { printAnswer } from './print-answer.ts';
import { describeFault, type Environment, type Output, writeText } from './terminal.ts';

export type Session = {
  readonly ask: Ask;
  readonly prompt: Interface;
  readonly output: Output;
  readonly env: Environment;
  readonly history: History | undefined;
  /** A person sits in front of it: there is a welcome and a prompt. */
  readonly isInteractive: boolean;
  /** Once aborted, no further line is read. */
  readonly leaving: AbortSignal;
};

const WELCOME = 'Ask about Kubernetes networking. Tab completes, "new" starts over, "exit" leaves.\n';

/**
 * Answers line after line until the person leaves or the input ends. A question that fails costs one line and no more:
 * the conversation stays as it was. Rejects only if input or output fail.
 */
export async function converse(session: Session): Promise<void> {
  const { prompt, output, isInteractive, leaving } = session;
  // Taken before the first wait: lines that come meanwhile are kept for the loop.
  const lines = prompt[Symbol.asyncIterator]();
  let isClosed = false;
  prompt.once('close', () => {
    isClosed = true;
  });
  const showPrompt = () => {
    if (isInteractive && !isClosed) prompt.prompt();
  };
  let conversation: Conversation = newConversation;
  let isFirst = true;
  if (isInteractive) await writeText(output, WELCOME);
  showPrompt();
  for await (const line of lines) {
    if (leaving.aborted) break;
    const command = line.trim().toLowerCase();
    if (command === 'exit' || command === 'quit') break;
    if (command !== '') {
      if (!isInteractive && !isFirst) await writeText(output, '\n');
      conversation = await reply(session, line, conversation);
      if (isInteractive && !isClosed) await writeText(output, '\n');
      isFirst = false;
    }
    showPrompt();
  }
  // Ctrl-D and Ctrl-C leave the cursor behind the prompt.
  if (isInteractive && isClosed) await writeText(output, '\n');
  prompt.close();
}

/** Answers one line that is not empty; returns the conversation that the next one continues. */
async function reply(session: Session, line: string, conversation: Conversation): Promise<Conversation> {
  const { output, env } = session;
  if (line.trim().toLowerCase() === 'new') {
    await writeText(output, 'Starting over.\n');
    return newConversation;
  }
  await remember(session, line);
  const answer = await tryAsk(session.ask, line, conversation);
  if (answer instanceof Error) {
    await writeText(output, `This question failed: ${describeFault(answer)}\n`);
    return conversation;
  }
  await printAnswer(answer, output, env);
  return answer.conversation;
}

async function tryAsk(ask: Ask, text: string, conversation: Conversation): Promise<Answer | Error> {
  try {
    return await ask({ text }, conversation);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function remember({ history, output }: Session, line: string): Promise<void> {
  try {
    await history?.remember(line);
  } catch (error) {
    await writeText(output, `History is not kept: ${describeFault(error)}\n`);
  }
}
