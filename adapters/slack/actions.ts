import type { App, BlockAction } from '@slack/bolt';
import { createOnlyOnce } from '#adapters/chat/only-once.ts';
import { GAP_REPORTED } from '#adapters/chat/wording.ts';
import { newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { askText } from './exchange.ts';
import { topicOptions } from './help.ts';
import { actionIds, viewIds } from './ids.ts';
import { reasonModal } from './modals.ts';
import { keyOfPress, type Press, placeOf, pressedValue, publicThread, tellOutdated, tellWhoPressed } from './press.ts';
import { answerPrivately } from './private-answers.ts';
import { deleteOriginal } from './response-url.ts';
import { answerView, openAnswer, openSearch, showInModal, typedIn } from './search.ts';
import type { Services } from './services.ts';
import { share } from './share.ts';
import { type ButtonState, decodeState } from './state.ts';
import { answerForAll } from './thread-answers.ts';

const numbered = (id: string) => new RegExp(`^${id}(?::\\d+)?$`, 'u');

/** Buttons, menus and feedback. Their state is in what was pressed, so they work however old the message is. */
export function listenToActions(app: App, services: Services): void {
  const on = (id: string, act: (press: Press) => Promise<unknown>) =>
    app.action<BlockAction>(numbered(id), async ({ ack, body, action, client }) => {
      await ack();
      await services.work.run(
        `button ${id}`,
        (line) => tellWhoPressed(client, body, line),
        () => act({ services, client, body, action }),
      );
    });
  const onlyOnce = createOnlyOnce();
  const once = (act: (press: Press) => Promise<unknown>) => (press: Press) =>
    onlyOnce(keyOfPress(press), () => act(press));
  on(actionIds.ask, askState);
  on(actionIds.more, askState);
  on(actionIds.compareWith, askChoice);
  on(actionIds.pickTopic, askChoice);
  on(actionIds.openSearch, ({ client, body }) => openSearch(client, body.trigger_id));
  on(actionIds.share, once(share));
  on(
    actionIds.dismiss,
    once(({ body }) => deleteOriginal(body.response_url)),
  );
  on(actionIds.feedback, takeFeedback);
  on(actionIds.reportGap, once(reportGap));
  app.options(actionIds.pickTopic, async ({ ack, options }) => {
    await ack(topicOptions(services.guide, services.complete, options.value));
  });
}

/** Feedback's reason, a line that may be left empty; the verdict itself is taken already. */
export function listenToReasons(app: App, services: Services): void {
  app.view(viewIds.reason, async ({ ack, view }) => {
    await ack();
    const state = decodeState(view.private_metadata);
    const reason = typedIn(view.state.values);
    if (state === null || reason === '') return;
    const { question, title = '' } = state;
    services.report({ kind: 'feedback', surface: 'slack', verdict: 'bad', question, title, reason });
  });
}

async function askState(press: Press): Promise<void> {
  const state = decodeState(pressedValue(press.action));
  if (state === null) return tellOutdated(press);
  await answerPress(press, state);
}

async function askChoice(press: Press): Promise<void> {
  const question = pressedValue(press.action);
  if (!question) return tellOutdated(press);
  await answerPress(press, { question });
}

/**
 * In a window the answer takes its place; in a direct message it is posted; elsewhere it goes to the one who pressed,
 * who can share it: reading on must not fill everybody's thread.
 */
async function answerPress(press: Press, state: ButtonState): Promise<void> {
  const { services, client, body } = press;
  const exchange = await askText(services.ask, state.question, state.conversation ?? newConversation);
  const { answer } = exchange;
  // Nothing was asked that the notes lack: a line says it.
  if (answer.kind === 'miss' && answer.reason === 'noMore')
    return tellWhoPressed(client, body, plainText(answer.blocks));
  if (body.view?.type === 'home') return openAnswer(client, body.trigger_id, answerView(exchange, services.guide));
  if (body.view) return showInModal(client, body.view.id, answerView(exchange, services.guide));
  const thread = publicThread(body);
  if (thread?.channel.startsWith('D'))
    return services.threads.inTurn(thread, () =>
      answerForAll(services, client, { place: thread, exchange, asked: { asker: body.user.id } }),
    );
  await answerPrivately(services, placeOf(body), exchange);
}

async function takeFeedback(press: Press): Promise<void> {
  const { services, client, body, action } = press;
  const [verdict, ...rest] = (pressedValue(action) ?? '').split(' ');
  const encoded = rest.join(' ');
  const state = decodeState(encoded);
  if (state === null || (verdict !== 'good' && verdict !== 'bad')) return tellOutdated(press);
  const { question, title = '' } = state;
  services.report({ kind: 'feedback', surface: 'slack', verdict, question, title });
  if (verdict === 'bad') await client.views.open({ trigger_id: body.trigger_id, view: reasonModal(encoded) });
}

async function reportGap(press: Press): Promise<void> {
  const { services, client, body, action } = press;
  const state = decodeState(pressedValue(action));
  if (state === null) return tellOutdated(press);
  services.report({ kind: 'gap', surface: 'slack', question: state.question });
  await tellWhoPressed(client, body, GAP_REPORTED);
}
