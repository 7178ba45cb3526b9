import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { checkCorpus } from '#src/content/check.ts';
import type { Section } from '#src/content/corpus.ts';
import { readContent } from '#src/content/read-content.ts';
import { plainText } from '#src/document/plain-text.ts';

const corpus = buildCorpus(readContent('content'));
const sectionsOf = (path: string) => corpus.sections.filter((section) => section.path === path);
const rowsIn = (path: string) =>
  corpus.entities.filter(({ places }) => places.some((place) => place.path === path)).map(({ name }) => name);

const PLUGINS = [
  ...['cni-genie', 'flannel', 'calico', 'canal', 'cilium', 'contiv', 'weave-net', 'nuage', 'romana', 'aci', 'nsx-t'],
  ...['antrea', 'kube-router', 'kube-ovn', 'ovn-kubernetes', 'multus', 'amazon-vpc-cni', 'azure-cni'],
  ...['gke-dataplane-v2', 'spiderpool', 'kindnet', 'cni-reference-plugins'],
];
const ATTRIBUTES = [
  ...['Summary', 'Layer', 'Data plane', 'Encapsulation', 'Overlay', 'Routing', 'Network policy', 'L7 policy'],
  ...['Encryption', 'kube-proxy replacement', 'IPv6', 'Windows', 'Several interfaces', 'Licence', 'Maintainer'],
  ...['Foundation', 'Status', 'Last release seen', 'Repository', 'Documentation'],
];
const MIN_SYMPTOMS = 40;
const MIN_TERMS = 80;
const STEPS = { from: 12, to: 20 };

describe('the content', () => {
  it('has no problem that an author is told of', () => {
    expect(checkCorpus(corpus).map(({ path, line, message }) => `${path}:${line}: ${message}`)).toEqual([]);
  });

  it.each(PLUGINS)('states every attribute of %s', (slug) => {
    const stated = corpus.entity.get(slug)?.facts.map(({ attribute }) => attribute) ?? [];
    expect(ATTRIBUTES.filter((attribute) => !stated.includes(attribute))).toEqual([]);
  });

  it('knows enough symptoms and terms, each once', () => {
    const symptoms = rowsIn('troubleshooting.org');
    const terms = rowsIn('glossary.org');
    expect(symptoms.length).toBeGreaterThanOrEqual(MIN_SYMPTOMS);
    expect(terms.length).toBeGreaterThanOrEqual(MIN_TERMS);
    expect(new Set(symptoms).size).toBe(symptoms.length);
    expect(new Set(terms).size).toBe(terms.length);
  });
});

describe('the path for a new engineer', () => {
  const steps = sectionsOf('start-here.org').filter(({ id }) => /^start-here-\d\d-/u.test(id));

  it('has its steps in order', () => {
    expect(steps.length).toBeGreaterThanOrEqual(STEPS.from);
    expect(steps.length).toBeLessThanOrEqual(STEPS.to);
    expect(steps.map(({ id }) => Number(id.slice('start-here-'.length, 'start-here-'.length + 2)))).toEqual(
      steps.map((_, at) => at + 1),
    );
  });

  it.each(steps.map((step) => [step.id, step] as const))(
    '%s has an idea, a try, a question and its answer',
    (_, step) => {
      const starts = partsOf(step).map((part) => /^(Try it|Check yourself|Answer):|^code$/u.exec(part)?.[0] ?? 'idea');
      expect(starts).toEqual(['idea', 'Try it:', 'code', 'Check yourself:', 'Answer:']);
    },
  );
});

function partsOf({ body }: Section): string[] {
  return body.map((part) => {
    if (part.kind === 'table') return 'table';
    return part.block.type === 'code' ? 'code' : plainText([part.block]);
  });
}
