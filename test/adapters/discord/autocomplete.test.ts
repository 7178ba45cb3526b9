import type { APIApplicationCommandAutocompleteInteraction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createCompletions } from '#adapters/discord/autocomplete.ts';
import { newConversation } from '#src/document/answer.ts';
import { autocomplete, type GivenOption } from '#test/fakes/discord/payloads.ts';
import { type Community, modes, shippedAsk, shippedGuide } from './community.ts';
import { communities } from './using.ts';

type Choice = { readonly name: string; readonly value: string };
const open = communities();
const given = (name: string, value: string): GivenOption => ({ name, value });
const typing = (name: string, value: string): GivenOption => ({ name, value, focused: true });

async function choices(community: Community, name: string, ...options: GivenOption[]): Promise<readonly Choice[]> {
  const { type, data } = await community.deliver(autocomplete(community.discord, { name, options }));
  expect(type).toBe(8);
  return (data as { choices: readonly Choice[] }).choices;
}

describe.each(modes)('completing as people type, by %s', (mode) => {
  it.each([
    ['a beginning', 'cal', 'Calico'],
    ['a typo', 'calcio', 'Calico'],
    ['an unfinished typo', 'kube-prx', 'kube-proxy'],
    ['words of a title in any order', 'service headless', 'headless Service'],
    ['a comparison', 'calico vs cil', 'Calico vs Cilium'],
  ])('finds %s', async (_, typed, first) => {
    const community = await open({ mode });
    expect((await choices(community, 'k8snet', typing('query', typed)))[0]?.name).toBe(first);
  });

  it('offers where to begin before anything is typed', async () => {
    const community = await open({ mode });
    const offered = await choices(community, 'k8snet', typing('query', ''));
    expect(offered).toHaveLength(25);
    expect(offered[0]?.value).toBe(shippedGuide.firstStep?.query);
  });

  it.each(['zzyzx', 'Why does @everyone see my pods?', 'what is the best pizza in town'])(
    'offers first what was typed where that is a question of its own: %s',
    async (typed) => {
      const community = await open({ mode });
      const [first] = await choices(community, 'k8snet', typing('query', typed));
      expect(first).toEqual({ name: typed, value: typed });
    },
  );

  it('leaves what is too long for a choice as it was typed', async () => {
    const community = await open({ mode });
    expect(await choices(community, 'k8snet', typing('query', 'why is my pod so slow '.repeat(6)))).toEqual([]);
  });

  it.each(['x'.repeat(500), '👩‍👩‍👧‍👦'.repeat(60), '\u202Eevil\u0000', '   '])('takes anything: %j', async (typed) => {
    const community = await open({ mode });
    await choices(community, 'k8snet', typing('query', typed));
  });

  it('of the second thing to compare offers what goes with the first', async () => {
    const community = await open({ mode });
    const offered = await choices(community, 'k8snet-compare', { name: 'a', value: 'calico' }, typing('b', ''));
    const names = offered.map(({ name }) => name);
    expect(names).toContain('Cilium');
    expect(names).not.toContain('Calico');
  });

  it('of the first thing to compare offers things that are compared', async () => {
    const community = await open({ mode });
    const [first] = await choices(community, 'k8snet-compare', typing('a', ''));
    const answer = await shippedAsk({ text: first?.value ?? '' }, newConversation);
    expect('entities' in answer && answer.entities).toHaveLength(1);
  });

  it.each(['a', 'b', 'c'])('of a thing to compare offers things alone, and none twice: %s', async (option) => {
    const community = await open({ mode });
    const others = [given('a', 'Cilium'), given('b', 'Calico')].filter(({ name }) => name < option);
    for (const typed of ['c', 'serv', 'dns', 'enc', 'what', '']) {
      for (const { name, value } of await choices(community, 'k8snet-compare', ...others, typing(option, typed))) {
        const partner = option === 'a' && value !== 'Cilium' ? [given('b', 'Cilium')] : [];
        const things = [...others, ...partner].map((other) => String(other.value));
        const answer = await shippedAsk({ text: [...things, value].join(' vs ') }, newConversation);
        const held = 'entities' in answer ? answer.entities.length : 0;
        expect([name, held]).toEqual([value, option === 'a' && value === 'Cilium' ? 1 : things.length + 1]);
      }
    }
  });

  it('of a thing to compare that is not known offers nothing', async () => {
    const community = await open({ mode });
    expect(await choices(community, 'k8snet-compare', typing('a', 'weave-nett-xyz'))).toEqual([]);
  });

  it('is the same for the same beginning, and counts for no cooldown', async () => {
    const community = await open({ mode, cooldown: { questions: 1, seconds: 60 } });
    const [one, other] = [
      await choices(community, 'k8snet', typing('query', 'cil')),
      await choices(community, 'k8snet', typing('query', 'cil')),
    ];
    expect(other).toEqual(one);
  });
});

it('a choice is answered alike by what is sent for it and by what it is called', async () => {
  const community = await open();
  for (const typed of ['c', 'dns', 'service', 'why', 'ip', 'net']) {
    for (const { name, value } of await choices(community, 'k8snet', typing('query', typed))) {
      const [byValue, byName] = [
        await shippedAsk({ text: value }, newConversation),
        await shippedAsk({ text: name }, newConversation),
      ];
      expect([name, 'sources' in byValue, byName.title]).toEqual([name, true, byValue.title]);
    }
  }
});

it('a name too long for a choice is left out, and the others stay', async () => {
  const calico = { label: 'Calico', query: 'calico' };
  const long = { label: 'x'.repeat(101), query: 'x'.repeat(101) };
  const longest = { label: 'y'.repeat(101), query: 'y'.repeat(100) };
  const completions = createCompletions({ complete: () => [long, longest, calico] });
  const community = await open();
  for (const name of ['k8snet-compare', 'k8snet']) {
    const interaction = autocomplete(community.discord, { name, options: [typing('a', '')] });
    const { data } = await completions(interaction as unknown as APIApplicationCommandAutocompleteInteraction);
    expect([name, data.choices?.map(({ value }) => value)]).toEqual([name, [longest.query, 'calico']]);
    expect(data.choices?.every((choice) => choice.name.length <= 100)).toBe(true);
  }
});
