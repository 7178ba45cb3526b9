/**
 * What Slack takes in views, menus and buttons. Source of all: https://docs.slack.dev/reference/block-kit and
 * @slack/types 3.2, block-kit/*.d.ts and views.d.ts. Characters are UTF-16 units.
 */

/** Blocks of a Home tab or modal. */
export const MAX_VIEW_BLOCKS = 100;
/** Elements of an actions block. */
export const MAX_ACTIONS_ELEMENTS = 25;
/** Characters of a button's text. */
export const MAX_BUTTON_CHARS = 75;
/** Characters of a button's value. */
export const MAX_BUTTON_VALUE_CHARS = 2000;
/** Options of a select, and of what an external select is answered with. */
export const MAX_OPTIONS = 100;
/** Characters of an option's text, and of the label of a group of options. */
export const MAX_OPTION_CHARS = 75;
/** Characters of an option's value. The documentation says 150, the package 75. */
export const MAX_OPTION_VALUE_CHARS = 75;
/** Characters of a header's text. */
export const MAX_HEADER_CHARS = 150;
/** Characters of any text object. */
export const MAX_TEXT_CHARS = 3000;
/** Characters that a plain_text_input can be told to take, and of what it begins with. */
export const MAX_INPUT_CHARS = 3000;
/** Our own: a reason is one line. Characters. */
export const MAX_REASON_CHARS = 300;
/** Our own: what of a commit is shown. Characters. */
export const REVISION_CHARS = 12;
