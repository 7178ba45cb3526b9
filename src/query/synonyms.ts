import { stem } from '#src/search/tokenize.ts';

/**
 * Words that people use for the same in questions about networks. A word of the question also finds sections that only
 * hold another word of its group, as a weaker answer. Words that mean different things in our field (`drop` a packet,
 * `drop` a table; `route`, `policy`) are in no group.
 */
export const groups = [
  'svc service',
  'ns namespace',
  'lb loadbalancer',
  'netpol networkpolicy',
  'ep endpoint',
  'eps endpointslice',
  'sts statefulset',
  'ds daemonset',
  'cm configmap',
  'ing ingress',
  'gw gateway',
  'cfg conf config configuration configure',
  'talk speak reach access connect contact',
  'expose publish',
  'slow latency delay lag',
  'speed fast performance throughput',
  'block deny forbid reject restrict prevent',
  'fail error broken failure crash',
  'stuck hang freeze hung stall',
  'lost vanish disappear missing loss',
  'database db postgres postgresql mysql redis mongodb mongo',
  'laptop desktop workstation pc computer local',
  'node machine worker',
  'replace replacement substitute alternative successor',
  'migrate migration move switch convert switchover',
  'delete remove uninstall removal',
  'check inspect verify test confirm',
  'static permanent',
  'maximum max limit upper',
  'choose pick select decide recommend',
  'enlarge extend grow increase expand resize bigger larger',
  'exhausted exhaust shortage depleted full',
  'encrypt secure',
  'external outside internet public world outer',
  'internal inside within',
  'address ip',
  'range cidr subnet',
  'resolve resolution lookup',
  'nic interface card adapter',
  'change edit modify alter',
  'upgrade update',
  'dead archived abandoned discontinued unmaintained',
  'legacy obsolete',
  'several multiple two',
  'sender client caller origin source',
  'certificate cert tls ssl x509',
  'packet traffic',
  'tunnel overlay encapsulation encapsulate',
  'downside drawback disadvantage',
  'license licence licensed',
  'beginner newcomer newbie learn learning start',
];

const synonyms = new Map<string, readonly string[]>();
for (const group of groups) {
  const terms = [...new Set(group.split(' ').map(stem))];
  for (const term of terms)
    synonyms.set(term, [...(synonyms.get(term) ?? []), ...terms.filter((other) => other !== term)]);
}

/** Terms that say nearly the same as this term; none for most. */
export function synonymsOf(term: string): readonly string[] {
  return synonyms.get(term) ?? [];
}
