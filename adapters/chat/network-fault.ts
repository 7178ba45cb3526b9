import { causesOf, fieldsOf } from './error-fields.ts';

/** Whom a call was for: the variable that holds the address of its API, and its host where that is unset. */
export type Peer = { readonly apiVariable: string; readonly host: string };

/** What is wrong with the network in words, and the remedy, which is a sentence. */
export type NetworkFault = { readonly message: string; readonly remedy: string };

/** Undefined where the error is none of the network that we know. */
export function describeNetworkFault(error: unknown, peer: Peer): NetworkFault | undefined {
  const faults = networkFaults(peer);
  const chain = causesOf(error).map(fieldsOf);
  if (chain.some(({ code }) => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/u.test(String(code)))) return faults.certificate;
  const name = chain.flatMap(({ code, name }) => [code, name]).find((each) => Object.hasOwn(faults, String(each)));
  return faults[String(name)];
}

/** Whether the one that was called may have heard the call: no connection was made, or it was lost before the answer. */
export type Loss = 'unheard' | 'unanswered';

/** What became of a call that may work when it is made once more; undefined where it would fail again, or was answered. */
export function lossOf(error: unknown): Loss | undefined {
  const chain = causesOf(error).map(fieldsOf);
  const isLost = chain.some(({ code, name }) => LOSSES.has(String(code)) || LOSSES.has(String(name)));
  if (!isLost) return undefined;
  return chain.some(({ code, syscall }) => UNHEARD.has(String(code)) || UNHEARD.has(String(syscall)))
    ? 'unheard'
    : 'unanswered';
}

const LOSSES: ReadonlySet<string> = new Set([
  'AbortError',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** Calls of the operating system, and the code of undici, that come before anything is sent. */
const UNHEARD: ReadonlySet<string> = new Set(['connect', 'getaddrinfo', 'UND_ERR_CONNECT_TIMEOUT']);

/** By the code or name of an error, as Node and its fetch have them. */
function networkFaults({ apiVariable, host }: Peer): Readonly<Record<string, NetworkFault>> {
  const unreachable = {
    message: 'there is no way to it',
    remedy: 'Check the network of this machine.',
  };
  const cut = { message: 'the connection was cut', remedy: 'Check the network, and proxies on the way.' };
  const late = {
    message: 'no answer in time',
    remedy: `Check the network, and that this machine may reach ${host} on port 443.`,
  };
  return {
    ECONNREFUSED: {
      message: 'nothing listens there',
      remedy: `Check ${apiVariable} and that this machine may reach it.`,
    },
    ENOTFOUND: { message: 'its name is not known', remedy: `Check ${apiVariable} and the DNS of this machine.` },
    EAI_AGAIN: { message: 'DNS did not answer', remedy: 'Check the DNS of this machine.' },
    ENETUNREACH: unreachable,
    EHOSTUNREACH: unreachable,
    ECONNRESET: cut,
    EPIPE: cut,
    UND_ERR_SOCKET: cut,
    TimeoutError: late,
    AbortError: late,
    ETIMEDOUT: late,
    UND_ERR_CONNECT_TIMEOUT: late,
    UND_ERR_HEADERS_TIMEOUT: late,
    UND_ERR_BODY_TIMEOUT: late,
    certificate: {
      message: 'its certificate is not trusted',
      remedy: 'If a proxy of your company stands between, give its certificate in NODE_EXTRA_CA_CERTS.',
    },
  };
}
