import { buildCorpus } from './build-corpus.ts';
import { checkCorpus } from './check.ts';
import { ContentError, readContent } from './read-content.ts';
import { statisticsOf } from './statistics.ts';

const dir = process.argv[2] ?? 'content';
try {
  const corpus = buildCorpus(readContent(dir));
  const problems = checkCorpus(corpus);
  for (const { path, line, message } of problems) process.stdout.write(`${path}:${line}: ${message}\n`);
  const { files, sections, entities, facts, sources, oldestAsOf } = statisticsOf(corpus);
  process.stdout.write(
    `${files} files, ${sections} sections, ${entities} entities, ${facts} facts, ${sources} sources, ` +
      `oldest review ${oldestAsOf ?? 'not stated'}: ${problems.length} problems\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (fault) {
  if (!(fault instanceof ContentError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
