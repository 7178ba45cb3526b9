import { describe, expect, it } from 'vitest';
import type { Ask } from '#src/adapter.ts';
import { type Answer, type Conversation, newConversation } from '#src/document/answer.ts';
import { paragraph, table, text } from '#src/document/build.ts';

/** Where a person asks: a conversation that everybody in it reads. Each has its own name. */
export type Place = string;

/** A surface that runs against a fake of its platform, as the suite sees it. */
export type OpenSurface = {
  /** A person asks in a new conversation, or goes on in one; resolves once the platform has delivered it. */
  readonly ask: (place: Place, text: string) => Promise<void>;
  /** The platform delivers the last message once more, as it does when it believes it lost. */
  readonly redeliver: () => Promise<void>;
  /** A bot, and the assistant itself, write into a conversation. */
  readonly overhear: (place: Place, text: string) => Promise<void>;
  /** What was shown in a conversation so far, oldest first: all text that a person can read, private lines included. */
  readonly shown: (place: Place) => readonly string[];
  /** Resolves once so many messages are shown there. */
  readonly waitForShown: (place: Place, count: number) => Promise<void>;
  /** Everything in anything ever sent that would have called on somebody. */
  readonly pings: () => readonly string[];
  /** From now on the platform takes nothing but plain text. Absent where a surface never hears what is refused. */
  readonly refuseRichForms?: () => void;
  readonly log: () => string;
  /** Rejects where a payload broke a rule of the platform. */
  readonly stop: () => Promise<void>;
};

export type OpenWith = (ask: Ask) => Promise<OpenSurface>;

type Asked = { readonly text: string; readonly conversation: Conversation };

const PINGS = '<!channel> <!here> @everyone @here <@U0HOSTILE> <!subteam^S123> <@&4711>';

/** An answer that says the question back, with a table and sources; a test can see what was asked from what is shown. */
function echo({ text: question, conversation }: Asked, filling = 'cell'): Answer {
  return {
    kind: 'lookup',
    title: `About ${question}`,
    blocks: [
      paragraph(text(`You want to know of ${question}.`)),
      table([
        [[text('Name')], [text('Value')]],
        [[text(filling)], [text('one')]],
        [[text('other')], [text('two')]],
      ]),
    ],
    corrections: [],
    actions: [{ label: `More of ${question}`, query: question }],
    conversation: { ...conversation, entities: [...conversation.entities, question], kind: 'lookup' },
    entities: ['calico'],
    sources: [{ title: `Page on ${question}`, url: 'https://example.org/page' }],
    places: [{ path: 'notes.org', line: 1, endLine: 2 }],
    asOf: '2026-11-23',
    confidence: 1,
  };
}

/** Remembers what it was asked. */
function recording(answer: (asked: Asked) => Answer | Promise<Answer> = echo): { ask: Ask; asked: Asked[] } {
  const asked: Asked[] = [];
  const ask: Ask = async ({ text: question }, conversation) => {
    const each = { text: question, conversation };
    asked.push(each);
    return answer(each);
  };
  return { ask, asked };
}

/** What every surface has to do, whatever its platform: the same tests for all. */
export function describeContract(name: string, open: OpenWith): void {
  const withSurface = async (ask: Ask, work: (surface: OpenSurface) => Promise<void>) => {
    const surface = await open(ask);
    try {
      await work(surface);
    } catch (failure) {
      // What the end says as well would hide what the test says.
      await surface.stop().catch(() => {});
      throw failure;
    }
    await surface.stop();
  };

  describe(`${name}: what every surface does`, () => {
    it('asks the core once and answers once, also if the platform delivers the question again', async () => {
      const { ask, asked } = recording();
      await withSurface(ask, async (surface) => {
        await surface.ask('one', 'calico');
        await surface.waitForShown('one', 1);
        await surface.redeliver();
        await surface.ask('two', 'cilium');
        await surface.waitForShown('two', 1);
        expect(asked.map((each) => each.text.trim())).toEqual([
          expect.stringContaining('calico'),
          expect.stringContaining('cilium'),
        ]);
        expect(surface.shown('one')).toHaveLength(1);
      });
    });

    it('shows title, text, every cell, the date and a source', async () => {
      await withSurface(recording().ask, async (surface) => {
        await surface.ask('one', 'calico');
        await surface.waitForShown('one', 1);
        for (const part of [
          'About',
          'calico',
          'You want to know of',
          'Name',
          'cell',
          'one',
          'other',
          'two',
          '2026-11-23',
          'Page on',
        ])
          expect(surface.shown('one')[0]).toContain(part);
      });
    });

    it('calls on nobody, whatever question and content hold', async () => {
      const { ask } = recording((asked) => echo({ ...asked, text: `${asked.text} ${PINGS}` }, PINGS));
      await withSurface(ask, async (surface) => {
        await surface.ask('one', `calico ${PINGS}`);
        await surface.waitForShown('one', 1);
        surface.refuseRichForms?.();
        await surface.ask('two', `cilium ${PINGS}`);
        await surface.waitForShown('two', 1);
        expect(surface.pings()).toEqual([]);
      });
    });

    it('goes on in the conversation that it was asked in, and in no other', async () => {
      const { ask, asked } = recording();
      await withSurface(ask, async (surface) => {
        await surface.ask('one', 'calico');
        await surface.waitForShown('one', 1);
        await surface.ask('one', 'and cilium?');
        await surface.waitForShown('one', 2);
        await surface.ask('two', 'flannel');
        await surface.waitForShown('two', 1);
        expect(asked[0]?.conversation).toEqual(newConversation);
        expect(asked[1]?.conversation.entities).toEqual([expect.stringContaining('calico')]);
        expect(asked[2]?.conversation).toEqual(newConversation);
      });
    });

    it('still delivers the answer where the platform takes no rich form', async (context) => {
      await withSurface(recording().ask, async (surface) => {
        if (!surface.refuseRichForms) return context.skip('this surface never hears what is refused');
        surface.refuseRichForms();
        await surface.ask('one', 'calico');
        await surface.waitForShown('one', 1);
        for (const part of ['About', 'You want to know of', 'cell', 'one', 'other', 'two', 'https://example.org/page'])
          expect(surface.shown('one')[0]).toContain(part);
      });
    });

    it('says one kind line where the core fails, with a reference that is in the log, and answers the next question', async () => {
      const { ask } = recording((asked) => {
        if (asked.text.includes('boom')) throw new Error('the core broke');
        return echo(asked);
      });
      await withSurface(ask, async (surface) => {
        await surface.ask('one', 'boom');
        await surface.waitForShown('one', 1);
        const reference = /reference ([0-9a-f]{8})/u.exec(surface.shown('one')[0] ?? '')?.[1];
        expect(surface.log()).toContain(reference ?? 'no reference was shown');
        expect(surface.shown('one')[0]).not.toContain('the core broke');
        await surface.ask('two', 'calico');
        await surface.waitForShown('two', 1);
        expect(surface.shown('two')[0]).toContain('About');
      });
    });

    it('leaves bots and itself alone', async () => {
      const { ask, asked } = recording();
      await withSurface(ask, async (surface) => {
        await surface.ask('one', 'calico');
        await surface.waitForShown('one', 1);
        await surface.overhear('one', 'and cilium?');
        await surface.ask('two', 'flannel');
        await surface.waitForShown('two', 1);
        expect(asked).toHaveLength(2);
      });
    });

    it('stops only once the answer on its way has arrived', async () => {
      const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
      const { promise: isAsked, resolve: tellAsked } = Promise.withResolvers<void>();
      const { ask } = recording(async (asked) => {
        tellAsked();
        await mayAnswer;
        return echo(asked);
      });
      const surface = await open(ask);
      await surface.ask('one', 'calico');
      await isAsked;
      const stopped = surface.stop();
      letAnswer();
      await stopped;
      expect(surface.shown('one')).toHaveLength(1);
    });
  });
}
