import { expect, it } from 'vitest';
import { describeNetworkFault, lossOf } from '#adapters/chat/network-fault.ts';

const peer = { apiVariable: 'CHAT_API_URL', host: 'chat.example' };
const withCode = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  [
    'refused',
    withCode('ECONNREFUSED'),
    'nothing listens there',
    'Check CHAT_API_URL and that this machine may reach it.',
  ],
  ['not known', withCode('ENOTFOUND'), 'its name is not known', 'Check CHAT_API_URL and the DNS of this machine.'],
  ['without an answer of DNS', withCode('EAI_AGAIN'), 'DNS did not answer', 'Check the DNS of this machine.'],
  ['cut', withCode('ECONNRESET'), 'the connection was cut', 'Check the network, and proxies on the way.'],
  [
    'late',
    new DOMException('x', 'TimeoutError'),
    'no answer in time',
    'Check the network, and that this machine may reach chat.example on port 443.',
  ],
  [
    'not trusted',
    withCode('SELF_SIGNED_CERT_IN_CHAIN'),
    'its certificate is not trusted',
    'If a proxy of your company stands between, give its certificate in NODE_EXTRA_CA_CERTS.',
  ],
  [
    'refused on every address, told by an AggregateError in a TypeError of fetch',
    new TypeError('fetch failed', { cause: new AggregateError([withCode('ECONNREFUSED')]) }),
    'nothing listens there',
    'Check CHAT_API_URL and that this machine may reach it.',
  ],
])('says in words what is %s', (_, error, message, remedy) => {
  expect(describeNetworkFault(error, peer)).toEqual({ message, remedy });
});

it.each([
  ['anything else', new Error('x')],
  ['a code that is the name of a method', withCode('constructor')],
  ['no error', 'a text'],
])('does not know %s', (_, error) => {
  expect(describeNetworkFault(error, peer)).toBe(undefined);
});

const failing = (syscall: string, code: string) => Object.assign(new Error('x'), { syscall, code });

it.each([
  ['a connection that was refused', failing('connect', 'ECONNREFUSED'), 'unheard'],
  ['one that was refused on every address', new AggregateError([failing('connect', 'ECONNREFUSED')]), 'unheard'],
  ['DNS that did not answer', failing('getaddrinfo', 'EAI_AGAIN'), 'unheard'],
  ['a connection that took too long', withCode('UND_ERR_CONNECT_TIMEOUT'), 'unheard'],
  ['a connection that was cut', withCode('UND_ERR_SOCKET'), 'unanswered'],
  ['one that was cut, told by fetch', new TypeError('x', { cause: withCode('UND_ERR_SOCKET') }), 'unanswered'],
  ['one that was reset', failing('read', 'ECONNRESET'), 'unanswered'],
  ['an answer that took too long', new DOMException('x', 'AbortError'), 'unanswered'],
  ['a certificate that is not trusted', withCode('SELF_SIGNED_CERT_IN_CHAIN'), undefined],
  ['what the network has no part in', new Error('x'), undefined],
])('tells whether a call was heard: %s', (_, error, loss) => {
  expect(lossOf(error)).toBe(loss);
});
