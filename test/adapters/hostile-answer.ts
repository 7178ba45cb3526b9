import type { SourcedAnswer } from '#src/document/answer.ts';
import { newConversation } from '#src/document/answer.ts';
import type { Block, Inline, TableRow } from '#src/document/nodes.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const link = (label: string, url: string): Inline => ({ type: 'link', url, children: [text(label)] });
const row = (...cells: readonly (readonly Inline[])[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children) => ({ type: 'tableCell', children })),
});
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children });

/** Longer than any terminal is wide, but shorter than what a hyperlink may hold. */
export const longUrl = `https://example.com/${'very-long-path/'.repeat(12)}end?q=1&r=(2)`;

const inlines: Block[] = [
  paragraph(
    text('Plain, '),
    { type: 'strong', children: [text('strong '), { type: 'emphasis', children: [text('and emphasised')] }] },
    text(', '),
    { type: 'inlineCode', value: 'kubectl  get pods -o `wide`' },
    text(', '),
    { type: 'delete', children: [text('struck out')] },
    text(
      '; markup of others stays text: *bold* _it_ <@U123> <!channel> @everyone **x** ||spoiler|| <b>&amp;</b> [a](b).',
    ),
  ),
  paragraph(
    text('Links: '),
    link('the docs', 'https://kubernetes.io/docs/'),
    text(', '),
    link('https://cilium.io/', 'https://cilium.io/'),
    text(', '),
    link('a section', '#network-policy'),
    text(', '),
    link('long', longUrl),
    text(', '),
    link('mail', 'mailto:sig-network@kubernetes.io'),
    text(', '),
    link('not to be clicked', 'javascript:alert(1)'),
    text(', '),
    link('escape\u001b]8;;https://evil.example\u0007here', 'https://example.com/\u001b\\\u0007\u009d8;;evil'),
    text('.'),
  ),
  paragraph(
    text(
      'Control: \u001b[31mred\u001b[0m \u001b]0;owned\u0007 \u009b2J \b\b \u0000 \u007f; bidi \u202Eevil\u202C \u2066x\u2069; zero\u200Bwidth\uFEFF.',
    ),
  ),
  paragraph(
    text('漢字かな交じり文は空白なしで続きます。ネットワークポリシー（方針）は、ポッド間の通信を制御します。'),
    text(
      ' 한국어 문장도 있습니다. Emoji: 👩‍👩‍👧‍👦 👩🏽‍💻 🇩🇪 ❤️ 1️⃣ 🐝. Combining: e\u0301 a\u0308\u0323 Z\u0351\u036b\u0343. ',
    ),
    text('שלום עולם, שירות רשת. مرحبا بالعالم، سياسة الشبكة.'),
  ),
  paragraph(text(`Ten thousand: ${'0123456789'.repeat(1000)}`)),
];

const structures: Block[] = [
  { type: 'heading', depth: 2, children: [text('A heading with '), { type: 'inlineCode', value: 'code' }] },
  { type: 'heading', depth: 6, children: [text('A small heading')] },
  {
    type: 'code',
    lang: 'yaml',
    value:
      'apiVersion: v1\n\nkind: Service   # a comment that runs on far beyond the right edge of the terminal\n\tmetadata: {}\n  \u001b[31m漢字',
  },
  {
    type: 'blockquote',
    children: [
      paragraph(text('A quote with a list that is long enough to wrap in a narrow terminal:')),
      { type: 'list', ordered: false, children: [{ type: 'listItem', children: [paragraph(text('quoted item'))] }] },
    ],
  },
  {
    type: 'list',
    ordered: true,
    children: Array.from({ length: 10 }, (_, index) => ({
      type: 'listItem',
      children: [
        paragraph(text(`Item ${index + 1} says something that takes more than one narrow line.`)),
        ...(index === 1
          ? [{ type: 'code', value: 'code in an item' } as const, paragraph(text('And after the code.'))]
          : []),
        ...(index === 2
          ? [
              {
                type: 'list',
                ordered: false,
                children: [
                  { type: 'listItem', children: [paragraph(text('nested '), link('link', 'https://example.com/n'))] },
                ],
              } as const,
            ]
          : []),
      ],
    })),
  },
];

const tables: Block[] = [
  {
    type: 'table',
    children: [
      row([text('名前')], [text('Data plane')], [text('Links')]),
      row(
        [text('Cilium 🐝')],
        [{ type: 'inlineCode', value: 'eBPF' }],
        [link('docs', 'https://docs.cilium.io/'), text(', '), link('long', longUrl)],
      ),
      row(
        [text('カリコ（Calico）とても長い名前')],
        [text('iptables, nftables or eBPF, as configured by the operator')],
        [link('docs', 'https://docs.tigera.io/'), text(' and again '), link('Cilium', 'https://docs.cilium.io/')],
      ),
      row(
        [text('שלום עולם')],
        [text(''), link('https://example.com/bare', 'https://example.com/bare')],
        [link('inside', '#calico')],
      ),
      row([text('👩‍👩‍👧‍👦e\u0301\u001b[2J')], [text('x'.repeat(60))], []),
    ],
  },
  {
    type: 'table',
    children: [
      row(...Array.from({ length: 9 }, (_, column) => [text(`Attribute ${column + 1}`)])),
      row(...Array.from({ length: 9 }, (_, column) => [text(`a value of the ${column + 1}th column`)])),
      row(
        ...Array.from({ length: 9 }, (_, column) =>
          column === 4 ? [link('ref', 'https://example.com/ref')] : [text('漢字')],
        ),
      ),
    ],
  },
  { type: 'table', children: [row([text('Only')], [text('a header')])] },
];

/** Every node, every trap: what all surfaces have to survive. */
export const hostileAnswer: SourcedAnswer = {
  kind: 'passage',
  title: 'Everything at once: \u001b[5mblink\u001b[0m 漢字 👩‍💻 \u202Etxt.exe',
  blocks: [...inlines, ...structures, ...tables],
  corrections: [{ from: 'cillium\u001b[1m', to: 'cilium' }],
  actions: [
    { label: 'Compare with Calico', query: 'compare cilium and calico' },
    { label: 'More', query: 'more' },
  ],
  conversation: newConversation,
  entities: ['cilium'],
  sources: [
    { title: 'Cilium documentation, networking concepts', url: 'https://docs.cilium.io/en/stable/network/concepts/' },
    { title: 'Long', url: longUrl },
    { title: 'https://example.com/same', url: 'https://example.com/same' },
  ],
  places: [
    {
      path: 'content/cni.org',
      line: 10,
      endLine: 20,
      url: 'https://example.com/repo/blob/abc/content/cni.org#L10-L20',
    },
    { path: 'content/dns.org', line: 7, endLine: 7 },
  ],
  asOf: '2026-11-23',
  confidence: 0.9,
};
