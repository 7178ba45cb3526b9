import { buildCorpus } from './build-corpus.ts';
import { checkCorpus } from './check.ts';
import { ContentError, readContent } from './read-content.ts';

const dir = process.argv[2] ?? 'content';
try {
  const corpus = buildCorpus(readContent(dir));
  const problems = checkCorpus(corpus);
  for (const { path, line, message } of problems) process.stdout.write(`${path}:${line}: ${message}\n`);
  const files = new Set(corpus.sections.map((section) => section.path)).size;
  const facts = corpus.entities.reduce((sum, entity) => sum + entity.facts.length, 0);
  process.stdout.write(
    `${files} files, ${corpus.sections.length} sections, ${corpus.entities.length} entities, ${facts} facts: ${problems.length} problems\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (fault) {
  if (!(fault instanceof ContentError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
