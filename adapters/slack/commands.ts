import type { App } from '@slack/bolt';
import { askText } from './exchange.ts';
import { helpMessage } from './help.ts';
import { COMMAND } from './ids.ts';
import { answerPrivately, tellPrivately } from './private-answers.ts';
import { respond } from './response-url.ts';
import type { Services } from './services.ts';

/** `/k8snet calico` answers privately; without words it shows what can be asked. */
export function listenToCommands(app: App, services: Services): void {
  app.command(COMMAND, async ({ ack, command }) => {
    await ack();
    const place = { responseUrl: command.response_url, channel: command.channel_id };
    await services.work.run(
      'slash command',
      (line) => tellPrivately(place, line),
      async () => {
        if (isHelp(command.text)) return respond(place.responseUrl, helpMessage(services.guide));
        await answerPrivately(services, place, await askText(services.ask, command.text));
      },
    );
  });
}

function isHelp(text: string): boolean {
  return /^(?:help|\?)?$/iu.test(text.trim());
}
