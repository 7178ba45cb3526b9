import { expect, it } from 'vitest';
import { cleanQuestion, MAX_QUESTION_CHARS } from '#src/query/clean.ts';

it.each([
  ['<@U012ABC> what is calico?', 'what is calico?'],
  ['<@!8812> <@&77> calico', 'calico'],
  ['<!channel> calico <!subteam^S1|@net>', 'calico'],
  ['in <#C1|net> or <#123>?', 'in net or ?'],
  ['see <https://x.example/a?b=1|the page> and <https://y.example/>', 'see the page and https://y.example/'],
  ['`kube-proxy` *vs* ```ipvs```', 'kube-proxy vs ipvs'],
  ['“iptables” or ‘ipvs’', "iptables or 'ipvs'"],
  ['cal\u200bico\ufeff \u{1F680} :rocket: <:blob:123456>', 'calico'],
  ['calico\nvs\r\ncilium', 'calico vs cilium'],
  ['a &amp; b &lt;c&gt;', 'a & b <c>'],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['port 10.0.0.1:8080:tcp', 'port 10.0.0.1:8080:tcp'],
  ['pleeease compaaaare', 'please compare'],
  ['appProtocol or AAAA', 'appProtocol or AAAA'],
  ['\u001b[31mcalico\u0007', '[31mcalico'],
])('cleans %j to %j', (raw, expected) => {
  expect(cleanQuestion(raw)).toEqual({ text: expected, tooLong: false });
});

it('says that a text is too long instead of cutting it', () => {
  expect(cleanQuestion('a '.repeat(MAX_QUESTION_CHARS)).tooLong).toBe(true);
  expect(cleanQuestion('x'.repeat(MAX_QUESTION_CHARS)).tooLong).toBe(false);
});
