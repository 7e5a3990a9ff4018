import { plain } from '@hub/forms';
import { createAnswerBook } from '../answers/answer-book.ts';
import { createAsides, type Aside, type Asides } from '../answers/asides.ts';
import { createAskedReader } from '../answers/read-asked.ts';
import { loadAskedLists, loadServiceAnswers, loadWording } from '../load.ts';
import { detectSafety } from '../safety/detect.ts';
import { LEARNED } from '../safety/signals.ts';
import { BIN_SERVICE } from './framework/bin-service.ts';
import { ANSWER, BIN_DAY, CHOOSE, FORM } from './framework/dialog-ids.ts';
import type { Beginning } from './framework/run-dialogs.ts';
import type { Bot, BotPorts, BotTurn, Guidance, HandoverReason, ServiceCard } from './port.ts';
import { createAnswerReader } from './read-answer.ts';
import { sayAside } from './say-aside.ts';
import { LONGEST_DEMAND, readState } from './state.ts';
import { Turn, type TurnGiven } from './turn.ts';
import { fill, type Wording } from './wording.ts';

/** The e-form that a call back is asked with (P58, P60, P61). */
const CALL_BACK = 'call-me-back';

/** Routes on which the bot is silent but for the policy's own texts, and gives up whatever it was asking. */
const PERSON_ROUTES: ReadonlySet<Guidance['route']> = new Set(['emergency', 'agent', 'assisted-digital']);

/** Routes that the policy chose knowing of a danger or of the wish for a person, such as a call back when nobody is there. */
const SETTLED_ROUTES: ReadonlySet<Guidance['route']> = new Set(['callback', 'place', 'log']);

/**
 * Builds the council's bot: it answers services, offers a choice, takes callback requests, and knows when to stop. All it
 * says comes from the wording, the answers to each service, the catalogue, the e-forms or the policy; nothing a resident
 * writes is ever said back but the answers to a form and the place of a bin day.
 */
export function createBot(ports: BotPorts, wording: Wording = loadWording('en')): Bot {
  const asides = createAsides(createAskedReader(loadAskedLists()));
  const book = createAnswerBook(loadServiceAnswers(), ports.contacts);
  const common: TurnGiven = { wording, book, asides, ports };
  const answers = createAnswerReader(wording);
  const heard: Bot['heard'] = ({ text, understanding, state }) => {
    const { question } = readState(state);
    if (understanding.safety?.matched !== LEARNED || question === null) return understanding;
    if (!answers.isPlain(question, text, understanding)) return understanding;
    return { ...understanding, safety: null, action: understanding.band };
  };
  return {
    welcome: (hours) => fill(wording.welcome, { hours }),
    heard,
    isAside: (message) => readAside(asides, message) !== undefined,
    turn: async (given) => {
      const input = { ...given, understanding: heard(given) };
      const turn = new Turn(input, readState(input.state), common);
      const { question } = turn.state;
      turn.state.question = null;
      for (const text of input.guidance.wordings) turn.say(text);
      const aside = readAside(asides, input);
      const reason = aside ? undefined : reasonForPerson(input);
      // Kept also when something more pressing is in the same words: "no, he is here" both answers and calls for help.
      const answered = question && answers.read(question, input.text, input.understanding);
      if (answered) turn.effects.push({ type: 'answered', ...answered });
      if (PERSON_ROUTES.has(input.guidance.route)) giveUp(turn);
      else if (reason) {
        turn.state.dialogStack = [];
        turn.handOver(reason);
      } else if (aside) await sayAside(turn, aside);
      else if (answered) turn.say(turn.words('answer-kept'));
      else {
        // Read when the first dialog runs: the framework takes as long to read as everything else of a start together.
        const { runDialogs } = await import('./framework/run-dialogs.ts');
        await runDialogs(turn, () => chooseBeginning(turn));
      }
      turn.askDueQuestion();
      const { state, replies, effects } = turn;
      return { replies, state, effects };
    },
  };
}

/** A question beside what is under way; while the policy or an e-form waits for an answer, only what the bot is. */
function readAside(asides: Asides, { text, understanding, state }: Parameters<Bot['isAside']>[0]): Aside | undefined {
  const { question, about, dialogStack } = readState(state);
  const isAnswer = question !== null || dialogStack.some(({ id }) => id === FORM);
  return asides.read(text, understanding, isAnswer ? null : about);
}

/** Leaves the conversation to a person; says so when the policy has no words of its own. */
function giveUp(turn: Turn): void {
  turn.state.dialogStack = [];
  turn.state.offered = null;
  if (turn.replies.length === 0) turn.sayHandover();
}

/** What the hub's routing should have caught already; caught again here, since a doubt is a person's. */
function reasonForPerson({ guidance, understanding, text }: BotTurn): HandoverReason | undefined {
  if (SETTLED_ROUTES.has(guidance.route)) return undefined;
  if (understanding.safety ?? detectSafety(text)) return 'safety';
  return understanding.asks.person ? 'asked' : undefined;
}

/** Picks the dialog for a new demand, or says a line of its own and picks none. */
function chooseBeginning(turn: Turn): Beginning | undefined {
  const { guidance } = turn.input;
  const pressed = pressedForm(turn);
  if (pressed) return { dialog: FORM, ...pressed };
  switch (guidance.route) {
    case 'callback':
      if (guidance.service?.url === '') sayUntilThen(turn, guidance.service);
      return { dialog: FORM, formId: CALL_BACK, demand: '' };
    case 'place':
    case 'log':
      turn.say(turn.words('noted'), [turn.personButton()]);
      return undefined;
    case 'answer':
      turn.effects.push({ type: 'new-demand' });
      return undefined;
    case 'self-service':
    case 'bot':
      return answerOrChoose(turn);
    case 'emergency':
    case 'agent':
    case 'assisted-digital':
      return undefined;
  }
}

/** The form that was offered, when its button was pressed; its label typed is as good. */
function pressedForm(turn: Turn): Turn['state']['offered'] {
  const { offered } = turn.state;
  const form = turn.ports.forms.find(({ id }) => id === offered?.formId);
  if (!offered || !form) return null;
  const said = plain(turn.input.text);
  const isPressed = said === plain(form.offer) || said === plain(turn.words('form-go-on', { title: form.title }));
  return isPressed ? offered : null;
}

/** What to do until a service is online, for whoever is rung back about it. */
function sayUntilThen(turn: Turn, { id, summary }: ServiceCard): void {
  turn.state.about = id;
  turn.say(turn.book.intro(id) ?? summary);
}

function answerOrChoose(turn: Turn): Beginning | undefined {
  const { service, choices } = turn.input.guidance;
  const { intents, band } = turn.input.understanding;
  if ([service, ...choices].some((each) => each?.id === BIN_SERVICE) && turn.asides.isBinDay(turn.input.text)) {
    turn.state.misses = 0;
    return { dialog: BIN_DAY };
  }
  if (service) {
    turn.state.misses = 0;
    return { dialog: ANSWER, service };
  }
  if (choices.length > 0) turn.state.demand = turn.input.text.slice(0, LONGEST_DEMAND);
  if (choices.length > 0) return { dialog: CHOOSE, choices: choices.slice(0, 3) };
  // No intent at all is a greeting or thanks, and no misunderstanding.
  if (intents.length === 0) turn.say(turn.words('ask-need'), [turn.personButton()]);
  else turn.miss(band === 'none' ? 'not-ours' : 'not-understood', 'not-understood');
  return undefined;
}
