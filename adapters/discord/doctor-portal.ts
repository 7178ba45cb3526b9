import type { Check } from '#src/adapter.ts';
import type { Address } from '#src/service/http-server.ts';
import type { DiscordApplication } from './application.ts';
import { ALLOW_INTENT, PORTAL } from './remedies.ts';
import { type GatewaySettings, INTERACTIONS_PATH } from './settings.ts';

const PAGE = `${PORTAL}, "General Information"`;

/** Whether the settings and what the developer portal has of the app go together. */
export function checkPortal(settings: GatewaySettings, application: DiscordApplication, http: Address): Check[] {
  return [
    checkApplicationId(settings, application),
    ...checkPublicKey(settings, application),
    ...checkInteractions(settings, application, http),
    ...checkIntent(settings, application),
  ];
}

/** Where we take interactions; for who enters the address. */
export function tellEndpoint({ host, port }: Address): Check {
  return {
    name: 'Discord interactions',
    state: 'ok',
    detail: `DISCORD_PUBLIC_KEY is set; taken at http://${host}:${port}${INTERACTIONS_PATH}. Whether Discord reaches it cannot be seen from here`,
    remedy: enterAddress(),
  };
}

function checkApplicationId({ applicationId }: GatewaySettings, { id }: DiscordApplication): Check {
  const name = 'Discord application';
  if (applicationId === undefined || applicationId === id) return { name, state: 'ok', detail: id };
  const detail = `DISCORD_APPLICATION_ID is ${applicationId}, but the token is of the application ${id}`;
  return { name, state: 'wrong', detail, remedy: 'Unset DISCORD_APPLICATION_ID, or copy both from the same app.' };
}

function checkPublicKey({ publicKey }: GatewaySettings, application: DiscordApplication): Check[] {
  const name = 'Discord public key';
  if (publicKey === undefined) return [];
  if (publicKey === application.publicKey.toLowerCase())
    return [{ name, state: 'ok', detail: 'DISCORD_PUBLIC_KEY is that of the app' }];
  const detail = 'DISCORD_PUBLIC_KEY is not that of the app, so that everything from Discord would be refused';
  return [{ name, state: 'wrong', detail, remedy: `${PAGE}, copy "Public Key" to DISCORD_PUBLIC_KEY.` }];
}

function checkInteractions({ kind }: GatewaySettings, { endpointUrl }: DiscordApplication, http: Address): Check[] {
  switch (kind) {
    case 'gateway':
      return [endpointUrl === undefined ? byGateway : sentElsewhere(endpointUrl)];
    case 'both':
      return [endpointUrl === undefined ? notSent : sentTo(endpointUrl, http)];
    default:
      return kind satisfies never;
  }
}

const byGateway: Check = { name: 'Discord interactions', state: 'ok', detail: 'commands and buttons come by gateway' };

function sentElsewhere(endpointUrl: string): Check {
  return {
    name: 'Discord interactions',
    state: 'wrong',
    detail: `commands and buttons do not come by gateway: the portal has Discord send them to ${endpointUrl}`,
    remedy: `${PAGE}, and empty "Interactions Endpoint URL"; or set DISCORD_PUBLIC_KEY to take them there.`,
  };
}

const notSent: Check = {
  name: 'Discord interactions',
  state: 'warning',
  detail:
    'DISCORD_PUBLIC_KEY is set, but the portal has no address to send commands and buttons to: they come by gateway',
  remedy: enterAddress(),
};

function sentTo(endpointUrl: string, { host, port }: Address): Check {
  const name = 'Discord interactions';
  const taken = `taken at http://${host}:${port}${INTERACTIONS_PATH}`;
  if (!URL.canParse(endpointUrl) || new URL(endpointUrl).pathname !== INTERACTIONS_PATH)
    return {
      name,
      state: 'warning',
      detail: `Discord sends commands and buttons to ${endpointUrl}; ${taken}`,
      remedy: `Enter an address that ends in ${INTERACTIONS_PATH}, unless what serves that name rewrites it.`,
    };
  return { name, state: 'ok', detail: `Discord sends commands and buttons to ${endpointUrl}; ${taken}` };
}

function enterAddress(): string {
  return (
    `Let what serves your public name pass ${INTERACTIONS_PATH} on to that address, and start k8snet. ${PAGE}, enter ` +
    `https://<your public name>${INTERACTIONS_PATH} as "Interactions Endpoint URL". Discord tries it out at once.`
  );
}

function checkIntent({ messageContent }: GatewaySettings, { hasMessageContent }: DiscordApplication): Check[] {
  const name = 'Discord message content';
  if (!messageContent) return [];
  if (hasMessageContent)
    return [{ name, state: 'ok', detail: 'follow-ups need no mention: the intent is switched on' }];
  const detail = 'DISCORD_MESSAGE_CONTENT is true, but the intent is not switched on in the portal: it would not start';
  return [{ name, state: 'wrong', detail, remedy: ALLOW_INTENT }];
}
