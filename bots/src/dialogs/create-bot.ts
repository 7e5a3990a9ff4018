import { plain } from '@hub/forms';
import type { FormPorts } from '../forms/talk.ts';
import { loadWording } from '../load.ts';
import { detectSafety } from '../safety/detect.ts';
import { ANSWER, CHOOSE, FORM } from './framework/dialog-ids.ts';
import type { Beginning } from './framework/run-dialogs.ts';
import type { Bot, BotTurn, Guidance, HandoverReason } from './port.ts';
import { createAnswerReader } from './read-answer.ts';
import { LONGEST_DEMAND, readState } from './state.ts';
import { Turn } from './turn.ts';
import { fill, type Wording } from './wording.ts';

/** The e-form that a call back is asked with (P58, P60, P61). */
const CALL_BACK = 'call-me-back';

/** Routes on which the bot is silent but for the policy's own texts, and gives up whatever it was asking. */
const PERSON_ROUTES: ReadonlySet<Guidance['route']> = new Set(['emergency', 'agent', 'assisted-digital']);

/** Routes that the policy chose knowing of a danger or of the wish for a person, such as a call back when nobody is there. */
const SETTLED_ROUTES: ReadonlySet<Guidance['route']> = new Set(['callback', 'place', 'log']);

/**
 * Builds the council's bot: it answers services, offers a choice, takes callback requests, and knows when to stop. All it
 * says comes from the wording, the catalogue, the e-forms or the policy; nothing a resident writes is ever said back but the
 * answers to a form.
 */
export function createBot(ports: FormPorts, wording: Wording = loadWording('en')): Bot {
  const answers = createAnswerReader(wording);
  return {
    welcome: (hours) => fill(wording.welcome, { hours }),
    turn: async (input) => {
      const turn = new Turn(input, readState(input.state), wording, ports);
      const { question } = turn.state;
      turn.state.question = null;
      for (const text of input.guidance.wordings) turn.say(text);
      const reason = reasonForPerson(input);
      // Kept also when something more pressing is in the same words: "no, he is here" both answers and calls for help.
      const answered = question && answers.read(question, input.text, input.understanding);
      if (answered) turn.effects.push({ type: 'answered', ...answered });
      if (PERSON_ROUTES.has(input.guidance.route)) giveUp(turn);
      else if (reason) {
        turn.state.dialogStack = [];
        turn.handOver(reason);
      } else if (answered) turn.say(turn.words('answer-kept'));
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
  const form = turn.formPorts.forms.find(({ id }) => id === offered?.formId);
  if (!offered || !form) return null;
  const said = plain(turn.input.text);
  const isPressed = said === plain(form.offer) || said === plain(turn.words('form-go-on', { title: form.title }));
  return isPressed ? offered : null;
}

function answerOrChoose(turn: Turn): Beginning | undefined {
  const { service, choices } = turn.input.guidance;
  const { intents, band } = turn.input.understanding;
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
