import { stem } from '#src/search/tokenize.ts';

/**
 * Words that people use for the same in questions about networks. A word of the question also finds sections that only
 * hold another word of its group, as a weaker answer. Words that mean different things in our field (`drop` a packet,
 * `drop` a table; `route`, `policy`) are in no group.
 */
const GROUPS = [
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
  'cfg conf config configuration configure setting',
  'talk speak communicate communication reach access connect contact',
  'expose publish exposed',
  'slow latency delay lag slowly',
  'speed fast performance throughput faster quick',
  'block deny forbid reject restrict prevent denied',
  'hostname name',
  'fail error broken failure failing crash',
  'stuck hang freeze hung stall',
  'lost vanish disappear missing loss',
  'database db postgres postgresql mysql redis mongodb mongo',
  'laptop desktop workstation pc computer local',
  'node host machine server worker',
  'replace replacement substitute alternative successor',
  'migrate migration move switch convert switchover',
  'delete remove uninstall removal',
  'check inspect verify test confirm',
  'static fixed permanent',
  'maximum max limit upper',
  'choose pick select decide recommend',
  'enlarge extend grow increase expand resize bigger larger',
  'exhausted exhaust shortage depleted full',
  'encrypt encryption secure encrypted',
  'external outside internet public world outer',
  'internal inside within',
  'address ip addresses',
  'range cidr subnet',
  'resolve resolution lookup',
  'nic interface card adapter',
  'change edit modify alter',
  'upgrade update',
  'firewall iptables',
  'dead archived abandoned discontinued unmaintained',
  'legacy old obsolete',
  'several multiple second two',
  'sender client caller origin source',
  'certificate cert tls ssl x509',
  'packet traffic',
  'tunnel overlay encapsulation encapsulate',
  'downside drawback disadvantage limit limitation risk',
  'requirement rule demand',
  'license licence licensed',
  'beginner newcomer newbie learn learning start',
];

const synonyms = new Map<string, readonly string[]>();
for (const group of GROUPS) {
  const terms = [...new Set(group.split(' ').map(stem))];
  for (const term of terms)
    synonyms.set(term, [...(synonyms.get(term) ?? []), ...terms.filter((other) => other !== term)]);
}

/** Terms that say nearly the same as this term; none for most. */
export function synonymsOf(term: string): readonly string[] {
  return synonyms.get(term) ?? [];
}
