import { createAsk } from '#src/answer/ask.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';
import { hostileAnswer } from './hostile-answer.ts';

/** Every card, section, list and comparison of neighbours that the shipped content has, what has no sources, and the hostile answer. */
export async function corpusAnswers(): Promise<Answer[]> {
  const knowledge = loadKnowledge('content');
  const { entities, sections, groups } = knowledge.corpus;
  const names = entities.map(({ name }) => name);
  const questions = [
    ...names,
    ...names.slice(1).map((name, at) => `${names[at]} vs ${name}`),
    ...names.slice(2, 42).map((name, at) => `compare ${names[at]}, ${names[at + 1]} and ${name}`),
    ...sections.map(({ title }) => title),
    ...groups.flatMap(({ title, attributes }) => [
      `list ${title}`,
      ...attributes.map((attribute) => `which ${title} have ${attribute.name}`),
    ]),
    ...['help', 'hello', 'thanks', 'a recipe for pizza', 'more', 'cillium', 'calcio vs flanel', 'x'.repeat(5000)],
  ];
  const ask = createAsk(knowledge);
  const answers: Answer[] = [hostileAnswer];
  for (const text of questions) answers.push(await ask({ text }, newConversation));
  return answers;
}
