/**
 * One turn of a conversation: understand, decide, obey. Everything it changes is one transaction, so that it happens once
 * however often its job runs; what it said is published after the commit. A turn that fails goes to a person.
 */
import { isAnswering } from '@hub/bots';
import type { Answered, BotEffect, Guidance, Understood } from '@hub/bots';
import type { Action, ConversationEvent, StaffNote } from '@hub/contract';
import type { Decision, Hours } from '@hub/routing-rules';
import { v5 as derivedUuid } from 'uuid';
import { hasFailedAttempt } from '../attempts/index.ts';
import { appendWithin } from '../conversation/index.ts';
import { finishQuestion, finishTask } from '../duties/index.ts';
import { tellMe } from '../forms/index.ts';
import { checksCountFrom } from '../identity/index.ts';
import { keepAnswer, keepVerdict } from '../insight/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { asksToAddPhoto, photoWording } from '../photos/index.ts';
import { askToBeTold, hearTellMe } from '../progress/index.ts';
import { keepFor } from '../work/index.ts';
import type { Changes, KeptFor } from '../work/index.ts';
import { decideContact } from './decide-contact.store.ts';
import { serviceNames } from './facts.store.ts';
import type { StoredFacts } from './facts.store.ts';
import { guide } from './guide.ts';
import { caseSentences, exitActions, phoneActions, staffNote, toQueue, URGENT_PRIORITY } from './hand-over.ts';
import { hoursInWords } from './hours-in-words.ts';
import { draftOf, keepForm } from './keep-form.store.ts';
import type { KeptForm } from './keep-form.store.ts';
import { passOn } from './pass-on.ts';
import { rememberSaid } from './remember.store.ts';
import type { Moment } from './to-facts.ts';
import { inOneBreath, isWithoutPage, linkByText, toActions } from './to-actions.ts';
import { keepTold } from './told.store.ts';
import { aboutAccess, choiceOf, wantsPerson } from './taken-as.ts';
import { asPressed } from './as-pressed.store.ts';
import { called, toCallback } from './to-callback.ts';
import { hear, readTold } from './told.ts';
import type { Told } from './told.ts';
import { closeResolved, finishTurn, reopen, takeTurn } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';
import type { Done, RulesInForce, TurnPorts } from './turn-ports.ts';
import { wordingOf } from './wording-of.ts';

/** Runs every turn that is due in a conversation, oldest first. */
export async function runTurns(ports: TurnPorts, conversationId: string): Promise<void> {
  await ports.understanding.ready;
  for (;;) {
    const moment = await ports.moment();
    const done = await attempt(ports, conversationId, moment);
    if (!done) return;
    ports.publish(done.events);
    for (const changes of done.changes) ports.work.announce(changes);
    if (done.hasTasks) ports.work.announceTasks();
  }
}

/** A turn in one transaction; when it fails, another that passes the resident to a person. */
async function attempt(ports: TurnPorts, conversationId: string, moment: Moment): Promise<Done | null> {
  const within = (work: (tx: Tx, turn: DueTurn) => Promise<Done>): Promise<Done | null> =>
    ports.db.$transaction(async (tx) => {
      const countFrom = checksCountFrom(ports.rules().ruleSet.settings, moment.now);
      const taken = await takeTurn(tx, conversationId, countFrom);
      if (!taken) return null;
      const turn = await asPressed(tx, taken, ports.wording.personText);
      const done = await work(tx, turn);
      await finishTurn(tx, turn, done.after);
      return done;
    });
  try {
    return await within((tx, turn) => new Turn(ports, tx, turn, moment).run());
  } catch (error) {
    ports.onFault(error);
    return within((tx, turn) => passOn(ports, tx, turn));
  }
}

class Turn {
  readonly #ports: TurnPorts;
  readonly #tx: Tx;
  readonly #turn: DueTurn;
  readonly #moment: Moment;
  readonly #events: ConversationEvent[] = [];
  readonly #changes: Changes[] = [];
  readonly #rules: RulesInForce;
  #said = 0;
  #hasTasks = false;
  #told: Told;

  constructor(ports: TurnPorts, tx: Tx, turn: DueTurn, moment: Moment) {
    this.#ports = ports;
    this.#tx = tx;
    this.#turn = turn;
    this.#moment = moment;
    this.#told = readTold(turn.told);
    this.#rules = ports.rules();
  }

  async run(): Promise<Done> {
    const { understanding, bot } = this.#ports;
    const turn = this.#turn;
    const { text, botState: state } = turn;
    const told = await hearTellMe(this.#tx, { conversationId: turn.conversationId, text, now: this.#moment.now });
    if (told !== null) {
      await this.#say(told, [], undefined);
      return this.#done({ botState: turn.botState, botMisses: turn.botMisses });
    }
    const understood = bot.heard({ text, state, understanding: await understanding.understand(text) });
    const isWithPerson = turn.state === 'agent' || turn.state === 'queued';
    // While somebody waits or talks, the thread is theirs: only danger is looked at.
    if (isWithPerson && !understood.safety) return this.#done({ botState: turn.botState, botMisses: turn.botMisses });
    // By text the policy says what becomes of it (P68); after a danger or a disclosure nothing is asked for.
    const isPassedOver = understood.safety !== null || turn.restricted || turn.channel !== 'webchat';
    if (!isPassedOver && asksToAddPhoto(text) && (await this.#offerPhoto(photoWording.asked)))
      return this.#done({ botState: turn.botState, botMisses: turn.botMisses });
    if (turn.state === 'ended') await reopen(this.#tx, turn.conversationId);
    // What is only asked beside says nothing of whoever asks, and there is nothing to decide.
    const isAside = bot.isAside({ text, understanding: understood, state });
    // After a form that failed nothing is asked beside: a person hears it (P42).
    const isDecided = isAside && (await hasFailedAttempt(this.#tx, turn.conversationId, this.#moment.now));
    if (isAside && !isDecided) return this.#converse(understood, this.#listening('answer'), state);
    await this.#remember(understood);
    if (isDecided) return this.#decideAndObey(understood, null);

    // Where something was disclosed, the assistant neither answers nor ends anything: a person reads it (P15).
    const interrupts = understood.safety !== null || understood.asks.person || turn.restricted;
    if (!interrupts && isAnswering(turn.botState))
      return this.#converse(understood, this.#listening('answer'), turn.botState);
    if (!interrupts && understood.action === 'none')
      return this.#converse(understood, this.#listening('bot'), turn.botState);
    return this.#decideAndObey(understood, turn.botState);
  }

  async #decideAndObey(understood: Understood, botState: unknown): Promise<Done> {
    const { newId } = this.#ports;
    const { ruleSet, words } = this.#rules;
    const { contactId, serviceId, decision, stored, cases, hasTasks } = await decideContact(this.#tx, {
      ...{ turn: this.#turn, understood, told: this.#told, moment: this.#moment, ruleSet, newId },
    });
    this.#hasTasks ||= hasTasks;
    const opened = caseSentences(cases, this.#ports.wording);
    await this.#linkForPhoto(decision, contactId);

    const signal = understood.safety?.signal ?? null;
    const staff = staffNote(decision, signal, words);
    if (decision.route === 'emergency' || decision.route === 'agent' || decision.route === 'assisted-digital') {
      const keptFor = keepFor(stored.lastAgent72h, {
        ...{ priority: decision.priority, now: this.#moment.now },
        seconds: ruleSet.settings.get('sameAgentSeconds') ?? 0,
      });
      const locale = understood.language;
      await this.#handOver(decision, { contactId, serviceId, signal, staff, opened, locale, keptFor });
      return this.#done({ botState: null, botMisses: 0 });
    }
    if (decision.route === 'callback' && this.#turn.number !== null)
      return this.#callBack(decision, this.#turn.number, { opened, staff, locale: understood.language });
    const guidance = await this.#guidance(decision, understood, stored);
    return this.#converse(understood, { ...guidance, wordings: [...opened, ...guidance.wordings] }, botState, staff);
  }

  async #handOver(
    decision: Decision,
    given: {
      contactId: string;
      serviceId: string | null;
      signal: string | null;
      staff: StaffNote;
      opened: string[];
      locale: string;
      keptFor: KeptFor | null;
    },
  ): Promise<void> {
    const { work } = this.#ports;
    const wording = wordingOf(this.#turn.channel, this.#ports.wording);
    const { words } = this.#rules;
    const sentences = words.sentences(decision, this.#moment, given.locale);
    const phones = [...phoneActions(decision, words), ...exitActions(decision, wording)];
    const isDanger = decision.priority <= URGENT_PRIORITY;
    // In danger the first thing said is what to do now; otherwise it is said once that a person comes.
    if (isDanger) await this.#say(sentences.join('\n\n'), phones, given.staff);
    const link = isDanger
      ? []
      : await linkByText(this.#ports, this.#tx, { turn: this.#turn, decision, ...given, now: this.#moment.now });
    // What can be had by text is offered before the waiting begins; the place is kept whatever becomes of it (P55d).
    if (link.length > 0) await this.#say([...given.opened, ...sentences].join(' '), link, given.staff);
    const before = link.length > 0 ? [] : [...given.opened, ...sentences];
    const text = isDanger ? wording.queuedUrgent : [...before, wording.stay].join(' ');
    const request = toQueue(this.#turn, decision, { ...given, words, wording, text });
    this.#changes.push(await work.enqueueWithin(this.#tx, request));
  }

  /** Whoever texts or rings is rung on that number: nothing about them is asked, or said, in a text (P38). */
  async #callBack(
    decision: Decision,
    number: string,
    { opened, staff, locale }: { opened: string[]; staff: StaffNote; locale: string },
  ): Promise<Done> {
    const { work, newId } = this.#ports;
    const wording = wordingOf(this.#turn.channel, this.#ports.wording);
    const given = { ruleSet: this.#rules.ruleSet, wording, contactId: newId(), ...this.#when() };
    this.#changes.push(await work.enqueueWithin(this.#tx, toCallback(this.#turn, { phone: number }, given)));
    const sentences = this.#rules.words.sentences(decision, this.#moment, locale);
    await this.#say([...opened, ...sentences, wording.callback].join(' '), [], staff);
    return this.#done({ botState: null, botMisses: 0 });
  }

  /** Keeps what the resident says of themselves, and of a form that failed them, before anything is decided. */
  async #remember(understood: Understood): Promise<void> {
    this.#told = await rememberSaid(this.#tx, {
      ...{ turn: this.#turn, told: this.#told, understood, now: this.#moment.now, newId: this.#ports.newId },
    });
  }

  /** The bot's turn: it answers, asks, or gives up to a person. */
  async #converse(understood: Understood, guidance: Guidance, state: unknown, staff?: StaffNote): Promise<Done> {
    const turn = this.#turn;
    const result = await this.#ports.bot.turn({
      conversationId: turn.conversationId,
      text: turn.text,
      understanding: understood,
      guidance,
      state,
      clock: this.#moment.now,
      draft: isAnswering(state) ? await draftOf(this.#tx, turn) : null,
    });
    const kept = await keepForm(this.#tx, {
      ...{ turn, forms: this.#ports.forms, effects: result.effects },
      ...{ now: this.#moment.now, newId: this.#ports.newId },
    });
    const feedback = result.effects.find((effect) => effect.type === 'feedback');
    if (feedback) await keepVerdict(this.#tx, turn.conversationId, feedback);
    if (kept.kind === 'refused') return this.#decideAndObey(wantsPerson(understood, 'form'), null);
    const answered = result.effects.find((effect) => effect.type === 'answered');
    const hasNoAccess = answered !== undefined && (await this.#hear(answered));
    // Whoever takes over, or answers the choice, says so in the policy's own words.
    const handover = result.effects.find((effect) => effect.type === 'handover');
    if (handover) return this.#decideAndObey(wantsPerson(understood, handover.reason), null);
    if (hasNoAccess) return this.#decideAndObey(aboutAccess(understood), null);
    if (result.effects.some((effect) => effect.type === 'new-demand'))
      return understood.action === 'none'
        ? this.#converse(understood, this.#listening('bot'), result.state)
        : this.#decideAndObey(understood, result.state);
    const chosen = result.effects.find((effect) => effect.type === 'chosen');
    if (chosen) return this.#decideAndObey(choiceOf(understood, chosen.service), result.state);
    const { now } = this.#moment;
    for (const { text, actions } of inOneBreath(result.replies))
      await this.#say(text, await toActions(this.#ports, this.#tx, { turn, actions, guidance, now }), staff);
    if (kept.kind === 'sent') await this.#sayFormSent(kept);
    let botMisses = turn.botMisses;
    for (const effect of result.effects) botMisses += await this.#obeyEffect(effect);
    return this.#done({ botState: result.state, botMisses });
  }

  /** Keeps the answer to the policy's question; true when it says that the resident cannot go online (P51, P52). */
  async #hear(answered: Answered): Promise<boolean> {
    const { conversationId, residentId } = this.#turn;
    const { now } = this.#moment;
    this.#told = hear(this.#told, answered, now);
    await keepTold(this.#tx, { conversationId, residentId, now }, this.#told);
    await finishQuestion(this.#tx, conversationId, answered.question, now);
    return answered.question === 'digital-access' && answered.answer === 'none';
  }

  /** Does what the bot found out; answers how many misunderstandings it was. */
  async #obeyEffect(effect: BotEffect): Promise<number> {
    const { conversationId } = this.#turn;
    const { now } = this.#moment;
    if (effect.type === 'miss') return 1;
    if (effect.type === 'answer') await keepAnswer(this.#tx, { conversationId, serviceId: effect.service, now });
    if (effect.type === 'follow')
      await askToBeTold(this.#tx, { reference: effect.reference, conversationId, now, onlyOwn: false });
    if (effect.type === 'feedback' && effect.helped) await closeResolved(this.#tx, conversationId, now);
    return 0;
  }

  /** Says that the form is on its way, and rings back where that is what it asked for. */
  async #sayFormSent(kept: Extract<KeptForm, { kind: 'sent' }>): Promise<void> {
    const { form, answers, reference } = kept;
    const { work, wording, newId } = this.#ports;
    if (form.destination.kind === 'callback') {
      const given = { ruleSet: this.#rules.ruleSet, wording, contactId: newId(), ...this.#when() };
      this.#changes.push(await work.enqueueWithin(this.#tx, toCallback(this.#turn, called(answers), given)));
    }
    await this.#say(form.done.replace('{reference}', reference), tellMe(form, reference).actions ?? [], undefined);
    const { channel } = this.#turn;
    const canOpenLink = channel !== 'phone' && this.#told.digitalAccess !== 'none';
    if (form.destination.kind === 'open311' && canOpenLink) await this.#offerPhoto(photoWording.afterReport);
  }

  /** Says where photos can be added; false where none are taken. */
  async #offerPhoto(text: string): Promise<boolean> {
    const actions = this.#ports.photos.offer(this.#turn.conversationId);
    if (actions.length > 0) await this.#say(text, actions, undefined);
    return actions.length > 0;
  }

  /** Sends the link that the policy asks somebody to send (P68), so that nobody has to. */
  async #linkForPhoto({ obligations }: Decision, contactId: string): Promise<void> {
    if (!obligations.some((obligation) => obligation.kind === 'task' && obligation.what === 'upload-link')) return;
    if (await this.#offerPhoto(photoWording.asked))
      await finishTask(this.#tx, contactId, 'upload-link', this.#moment.now);
  }

  async #guidance(decision: Decision, understood: Understood, stored: StoredFacts): Promise<Guidance> {
    const { words } = this.#rules;
    const ids = understood.band === 'choose' ? understood.intents.slice(0, 3).map((intent) => intent.id) : [];
    const choices = ids.length > 0 ? await serviceNames(this.#tx, ids) : [];
    const sentences = words.sentences(decision, this.#moment, understood.language);
    const byText = isWithoutPage(this.#turn.channel);
    return guide(decision, { service: stored.service, choices, hoursText: this.#hoursText(), sentences, byText });
  }

  /** When people are here, in words. */
  #hoursText(): string {
    const { opening, now } = this.#moment;
    return hoursInWords(opening, now, this.#ports.wording);
  }

  #when(): { hours: Hours; now: Date } {
    const { opening, now } = this.#moment;
    return { hours: opening.hours, now };
  }

  /** For an answer to the bot's own question, or small talk: there is nothing to decide. */
  #listening(route: 'answer' | 'bot'): Guidance {
    return {
      route,
      choices: [],
      wordings: [],
      hoursText: this.#hoursText(),
      personAvailable: this.#moment.open,
      byText: isWithoutPage(this.#turn.channel),
    };
  }

  async #say(text: string, actions: Action[], staff: StaffNote | undefined): Promise<void> {
    const { conversationId, seq } = this.#turn;
    this.#said += 1;
    const appended = await appendWithin(this.#tx, [
      {
        conversationId,
        clientId: derivedUuid(`${seq}:${this.#said}`, conversationId),
        kind: 'message',
        from: 'bot',
        text,
        ...(actions.length > 0 && { actions }),
        ...(staff && { staff }),
      },
    ]);
    for (const each of appended) if ('event' in each) this.#events.push(each.event);
  }

  #done(after: Done['after']): Done {
    return { events: this.#events, changes: this.#changes, hasTasks: this.#hasTasks, after };
  }
}
