/**
 * Words that say nothing about the subject: English function words, and how people wrap a question in chat.
 * They are not indexed and do not count when an answer is weighed against its question.
 */
const FUNCTION_WORDS =
  "a an the and or but if then else of to in on at by for with from into onto over under about as is are was were be been being am do does did done doing has have had having can could may might must shall should will would it its it's this that these those there here i i'm im me my mine we our ours us you your yours he she they them their who whom whose which what what's whats when where why how how's than so such too very just only also any some all each every both either neither one ones other another same s t re ve ll d m vs versus via per etc eg ie don't dont doesn't doesnt isn't isnt aren't can't cant won't wont n't not no nor yes out up down off again once because while during between through";
const CHAT_WORDS =
  'please pls plz thx thanks thank hi hello hey hiya yo guys folks team anyone anybody someone somebody everyone everybody know knows tell say says explain describe give show find help helping want wants need needs like get gets got getting make makes use uses used using let lets go going try tried trying see seem seems look looking think wonder wondering question ask asking mean means meaning meaning work works actually really basically maybe perhaps quick quickly asap btw lol nah abt u ur r bro dude man ok okay well right now today new old thing things stuff way ways kind sort bit lot possible idea ideas understand understanding um uh hmm heck hell tldr eli5 define boss colleague told k8snet kindly pros cons even thought thoughts opinion opinions good bad worth story dumb explained ever wat wots wth wtf whats sup heard debating quickly q list lists type types many much few lots kindly never ways bother good luck curious happened happen happening deal everything nothing whole yours wondering hear heard confused happen happens happening sure';

/** Holds lower-case words as a question or a text writes them. */
export const stopWords: ReadonlySet<string> = new Set(`${FUNCTION_WORDS} ${CHAT_WORDS}`.split(' '));
