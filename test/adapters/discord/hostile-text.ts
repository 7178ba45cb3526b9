import fc from 'fast-check';

/** Letters, wide and joined characters, every mark that Discord knows; nothing that cleaning takes away or replaces. */
const parts = [
  ...'ab1 .,:/!()[]<>{}&@#*_~`|-+=\\',
  ...[
    '漢',
    '한',
    'é',
    '👩‍👩‍👧‍👦',
    'e\u0301',
    'ש',
    ' - ',
    ' * ',
    '1. ',
    '-# ',
    '> ',
    '>>> ',
    '# ',
    '**',
    '__',
    '~~',
    '||',
    '```',
  ],
  ...[
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@&123456789012345678>',
    '<#123456789012345678>',
    '<t:1600000000:R>',
  ],
  ...[
    '<a:x:123456789012345678>',
    '</a b:123456789012345678>',
    ':tada:',
    'https://x.example/a_(b)',
    'http://',
    '](',
    'www.',
  ],
  ...[
    'discord.gg/abc',
    'a_b',
    '_c',
    'd_',
    '¯\\_(ツ)_/¯',
    'word',
    'Sentence.',
    '<id:home>',
    '<+49123>',
    '<a@b.example>',
  ],
];

/** Text as cleaning leaves it, of at most so many parts. */
export const hostileText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...parts), { maxLength }).map((chosen) => chosen.join('').replace(/ {2,}/gu, ' '));
