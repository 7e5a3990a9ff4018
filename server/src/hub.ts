/** The hub, put together: read from top to bottom. The only place, with main.ts, that builds things. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createBot, detectSafety } from '@hub/bots';
import { createGazetteer, loadDemonstrationStreets, loadForms } from '@hub/forms';
import { contactsOf, council, createBinDays, linesOf } from './admin/index.ts';
import { createAudit } from './audit/index.ts';
import { serveAudit } from './audit/pages/index.ts';
import { serveCases } from './cases/desk/index.ts';
import { createCodes, serveCodes } from './channels/code/index.ts';
import { addContactLog } from './channels/in-person/index.ts';
import { asWritten } from './channels/numbers/index.ts';
import { createTexts, serveTexts, writeAsked } from './channels/sms/index.ts';
import {
  createCalls,
  recordingDays,
  serveCalls,
  serveRecordings,
  serveSoftphone,
  softphoneOrigins,
} from './channels/voice/index.ts';
import {
  addChatPage,
  addConfirmPage,
  addPhotoPage,
  addFormPages,
  addMyAccountSignIn,
  addResidentApi,
  addSite,
  addNeedsPage,
  addTrouble,
  addWhy,
  allowOtherSites,
  continueSession,
  errorPage,
  serveResidents,
  SIGNED_IN_LEVEL,
  webWording,
} from './channels/web/index.ts';
import {
  appendBatch,
  createLog as createConversationLog,
  createPublish,
  createSay,
  LOG_LANES,
  roomOf,
  sendTails,
} from './conversation/index.ts';
import { loadDemo } from './demo/index.ts';
import { addDescriptions } from './descriptions/index.ts';
import { createRatings, isNo, readScore, serveComments, serveRatings } from './feedback/index.ts';
import { checksCountFrom, levelNow, serveIdentity, serveIdentityCodes } from './identity/index.ts';
import type { Standing } from './identity/index.ts';
import { restate, serveFigures, serveReports } from './insight/index.ts';
import { QUEUES } from './jobs/queues.ts';
import { createAllowance } from './platform/allowance.ts';
import { openDatabase, openPool } from './platform/database/client.ts';
import type { Tx } from './platform/database/client.ts';
import { migrate } from './platform/database/migrate.ts';
import type { Place } from './platform/database/place.ts';
import { createApp } from './platform/http/app.ts';
import { addHealth } from './platform/http/health.routes.ts';
import {
  createConfirmLinks,
  createReports,
  createTogether,
  readTellMe,
  renewContact,
  serveDeskForms,
  serveResidentForms,
} from './forms/index.ts';
import { addShortLinks, createLinks } from './links/index.ts';
import { serveNeeds } from './needs/index.ts';
import { createOpening } from './opening/index.ts';
import { createJobs } from './platform/jobs.ts';
import { createPhotos, createScanner, deletePhotos, servePhotos } from './photos/index.ts';
import { createMetrics } from './platform/metrics.ts';
import { createProgressTexts, quietHoursOf, serveUpdates, tellProgress } from './progress/index.ts';
import type { NoticeOutcome } from './progress/index.ts';
import { connectRedis, endRedis } from './platform/redis.ts';
import { createSockets, drainSockets } from './platform/sockets.ts';
import { serveCannedReplies } from './replies/index.ts';
import { createKeepFromOwn, createOffices, createSingleView, mayFillIn, serveViewReasons } from './residents/index.ts';
import {
  createMoment,
  nextTry,
  createReportsNear,
  disclosureDuties,
  closedUntil,
  exceptionInWords,
  exceptionSoon,
  hoursInWords,
  offerInWords,
  overdueTurns,
  readExplanations,
  routingWording,
  runTurns,
  startReader,
  called,
  toCallback,
  toMessageContact,
  wordsOf,
} from './routing/index.ts';
import {
  checkApart,
  createTellNodes,
  createGuard,
  createWhatIfs,
  createWorkbench,
  draftTasksApart,
  readDraft,
  serveRuleWorkbench,
  serveWhatIf,
  startRules,
} from './rules/index.ts';
import { admitStaff, createSecurity, DEMONSTRATION_PASSWORD, SIGNS_IN, staffRoom } from './security/index.ts';
import { openDueServices, serveServiceStates } from './service-states/index.ts';
import { startPage } from './start-page.ts';
import { serveThemes } from './themes/index.ts';
import { serveSupervise } from './supervise/index.ts';
import { createNotices, createWork, serveAgents, serveConsole, workWording } from './work/index.ts';
import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';

const DATABASE_CONNECTIONS = 16;
/** For the work of people alone: whoever becomes free waits for nobody else's statement. */
const WORK_CONNECTIONS = 8;
const TAILS_EVERY_MS = 10_000;
const TURN_LATE_MS = 5000;
const NEW_CHATS_A_MINUTE = 6000;
const DRAIN = { perSlice: 25, everyMs: 100, graceMs: 3000 };
const HARD_LIMIT_MS = 25_000;

/** Builds the hub and listens. What can be made ready without the database is made while the database starts. */
export async function runHub(config: Config, log: Log, database: Promise<Place>): Promise<void> {
  const metrics = createMetrics();
  const clock = () => new Date();
  const newId = () => randomUUID();
  const onFault = (error: unknown) => log.error({ err: error }, 'a fault');
  const onSocketFault = (event: string, error: unknown) =>
    log.error({ err: error, event }, 'a fault in a socket event');
  let isDraining = false;

  // What is decided: the policy and the assistant.
  const forms = loadForms();
  const ruleFiles = { directory: config.rulesDir, check: checkApart() };
  const draft = readDraft(config.rulesDir);
  const understanding = startReader(onFault);
  const streets = config.seedDemo ? loadDemonstrationStreets() : [];
  const gazetteer = createGazetteer(streets);

  // Where everything is kept: PostgreSQL, given or our own. Redis carries only what can be made again.
  const place = await database;
  const databaseUrl = place.url;
  await migrate(databaseUrl);
  const onConnectionLost = (error: Error) => log.warn({ err: error }, 'no connection to the database');
  const db = openDatabase(databaseUrl, DATABASE_CONNECTIONS, onConnectionLost);
  const workDb = openDatabase(databaseUrl, WORK_CONNECTIONS, onConnectionLost, 'once');
  const pool = openPool(databaseUrl, LOG_LANES + 1, onConnectionLost);
  if (config.seedDemo) await loadDemo(db, clock());
  const rules = await startRules({ db, log, ...ruleFiles }, draft);
  const words = wordsOf(() => rules.current());
  const redis = config.redisUrl === undefined ? undefined : connectRedis(config.redisUrl, log, 'patient');

  // The conversation log, and everybody who follows it.
  const http = createServer();
  const io = createSockets(http, { redis });
  const publish = createPublish(io);
  const followRules = () => rules.follow().catch(onFault);
  const workbenchPorts = {
    ...{ db, clock, newId, databaseUrl, rules, directory: config.rulesDir, tasks: draftTasksApart() },
    guard: createGuard({ db, databaseUrl, clock }),
    tellNodes: createTellNodes(io, redis !== undefined, followRules),
  };
  const workbench = createWorkbench(workbenchPorts);
  const whatIfs = createWhatIfs({ db, databaseUrl, clock, newId, log });
  const conversations = createConversationLog({
    store: (items) => appendBatch(pool, items),
    publish,
    onTurnDue: (conversationId) => onTurnDue(conversationId),
    onBatch: (size, seconds) => {
      metrics.appendBatch.observe(size);
      metrics.appendWait.observe(seconds);
    },
  });
  const { burst, perSecond } = config.messages;
  const messages = createAllowance(burst, burst / perSecond);
  const newChats = createAllowance(NEW_CHATS_A_MINUTE, 60);
  const say = createSay({
    log: conversations,
    // Whoever presses "Tell me how it gets on" is heard by the assistant, also while an adviser talks.
    needsTurn: (text) => detectSafety(text) !== null || readTellMe(text) !== null,
    spend: (conversationId) => messages.spend(conversationId),
    cardRemovedText: webWording.cardRemoved,
  });

  // The work of people.
  const notices = createNotices(io, workWording, redis !== undefined);
  const work = createWork({
    db: workDb,
    clock,
    newId,
    publish,
    notices: {
      ...notices,
      contact: (contact) => {
        notices.contact(contact);
        // A call follows its contact: to the adviser who accepted it, or to its end.
        if (contact.channel === 'phone' || contact.channel === 'callback') followCallsSoon();
      },
    },
    offerSeconds: config.offerSeconds,
    wording: workWording,
    forms,
    dutyWords: (kind, what) => words().duty(kind, what),
    policyWords: { why: (rule) => words().why(rule), fact: (path, value) => words().matched(path, value) },
    disclosureDuties: () => disclosureDuties(rules.current()),
    setAsideHours: () => rules.current().settings.get('setAsideHours') ?? 0,
    onOverTarget: (queue) => metrics.overTarget.inc({ queue }),
    onMoment: (at) => void jobs.addAt('due', {}, at).catch(onFault),
    offerWords: (offer, service) => offerInWords(offer, service, rules.current(), routingWording),
    onFault,
  });

  // Who may come in, and what of it is written down.
  const audit = createAudit(db, clock);
  const security = await createSecurity({
    db,
    pool,
    clock,
    publicBaseUrl: config.publicBaseUrl,
    oidc: config.oidc ?? null,
    breakGlassHash: config.breakGlassHash,
    groupRoles: config.groupRoles,
    myAccount: config.myAccount ?? null,
    ownAddress: `http://127.0.0.1:${config.port}`,
    twilioTokens: config.twilio?.authTokens ?? [],
    backOfficeSecret: config.backOffice?.webhookSecret,
    conversationFromToken: async (token) => {
      const session = await continueSession(db, { token, resident: null, saveData: false });
      return session && { conversationId: session.conversation.id };
    },
    audit,
    disconnectStaff: (staffId) => io.of('/agent').in(staffRoom(staffId)).disconnectSockets(true),
    onFault,
  });
  const { routes, sessions } = security;
  const links = createLinks({ db, clock, newId, sealer: security.sealerFor('deep link') });
  const photos = createPhotos({
    ...{ db, clock, newId, publish, sealer: security.sealerFor('photo') },
    scanner: config.scannerUrl === undefined ? null : createScanner(config.scannerUrl, onFault),
    announceTasks: () => work.announceTasks(),
  });

  // Codes by which a conversation goes on by another channel.
  const codes = createCodes({
    ...{ db, clock, newId, publish, marker: security.markerFor('thread code') },
    onBrowserLeft: (conversationId) => io.of('/resident').in(roomOf(conversationId)).disconnectSockets(true),
  });
  const textNumber = config.twilio ? asWritten(config.twilio.from) : null;

  // Reports of residents, on their way to the back office.
  const reports = createReports({
    db,
    clock,
    backOffice: config.backOffice,
    isStopping: () => isDraining,
    announceTasks: () => work.announceTasks(),
    onOutcome: (outcome) => metrics.submissionTries.inc({ outcome }),
    onCounts: ({ due, refused }) => {
      metrics.submissions.set({ state: 'due' }, due);
      metrics.submissions.set({ state: 'refused' }, refused);
    },
    onProgress: () => void jobs.add('notices', {}, 'soon').catch(onFault),
    log,
  });
  const progress = {
    ...{ db, clock, newId, publish, personText: routingWording.personText },
    toText: createProgressTexts(council.name),
    quietHours: () => quietHoursOf(rules.current().settings),
    isStopping: () => isDraining,
    onNotice: (outcome: NoticeOutcome) => metrics.notices.inc({ outcome }),
  };

  // What other offices know of a resident, for whoever helps them.
  const offices = createOffices({
    ...{ ...config.offices, clock, log },
    onOutcome: (office, outcome) => metrics.officeAnswers.inc({ office, outcome }),
  });

  // Turns of the assistant, and what must happen though nobody waits for it.
  const base = () => rules.current().files.hours;
  const opening = createOpening({ db, clock, base });
  const bankHolidays = () => base().bankHolidays.map(({ date }) => date);
  const bot = createBot({
    forms,
    gazetteer,
    nearby: createReportsNear(db, clock),
    contacts: contactsOf(council),
    binDays: createBinDays(streets, bankHolidays),
  });
  const callbackGiven = async (tx?: Parameters<typeof opening>[0]) => ({
    ...{ ruleSet: rules.current(), hours: (await opening(tx)).hours },
    ...{ wording: routingWording, contactId: newId(), now: clock() },
  });
  const turns = {
    db,
    clock,
    newId,
    understanding,
    bot,
    forms,
    ...{ links, photos },
    rules: () => ({ ruleSet: rules.current(), words: words() }),
    moment: createMoment({ opening, clock, queueFacts: () => work.queueFacts('general') }),
    work,
    publish,
    wording: routingWording,
    onFault,
  };
  const isStopping = () => isDraining;
  const speaksOfDanger = (text: string): boolean => detectSafety(text) !== null;
  const onTurnDue = (conversationId: string): void => {
    jobs.add('turn', { conversationId }).catch(onFault);
  };
  const ratings = createRatings({
    ...{ db, clock, newId, publish, council: council.name, isStopping },
    surveys: () => rules.current().settings.get('surveysPerContact') ?? 0,
    quietHours: progress.quietHours,
  });
  const texts = createTexts({
    ...{ db, clock, newId, publish, onTurnDue, isStopping, log, codes },
    ...{ council: council.name, publicBaseUrl: config.publicBaseUrl, twilio: config.twilio },
    speaksOfDanger,
    hearRating: (tx, text) => ratings.hearText(tx, text),
    onSent: (outcome) => metrics.textTries.inc({ outcome }),
    announceTasks: () => work.announceTasks(),
  });
  const readTextsSoon = (): void => {
    jobs.add('texts', {}, 'soon').catch(onFault);
  };
  const calls = createCalls({
    ...{ db, clock, newId, publish, log, council: council.name },
    ...{ twilio: config.twilio, publicBaseUrl: config.publicBaseUrl, simulatorUrl: config.simulatorUrl },
    endByResident: (conversationId) => work.endByResident(conversationId),
    tryAgain: (contactId, notBefore) => work.tryAgain(contactId, notBefore),
    nextTry: async (now) => nextTry(now, (await opening()).hours),
    settings: () => rules.current().settings,
    onLine: (staffId, call) => io.of('/agent').to(staffRoom(staffId)).emit('call', call),
  });
  const followCallsSoon = (): void => {
    jobs.add('calls', {}, 'soon').catch(onFault);
  };
  const jobs = await createJobs({
    store: config.redisUrl === undefined ? { databaseUrl } : { redisUrl: config.redisUrl },
    queues: QUEUES,
    workers: {
      turn: async ({ conversationId }) => {
        const stop = metrics.turnDuration.startTimer();
        await runTurns(turns, conversationId);
        stop();
      },
      work: async () => {
        await work.sweep();
        for (const conversationId of await overdueTurns(db, new Date(clock().getTime() - TURN_LATE_MS)))
          await jobs.add('turn', { conversationId }, `late-${conversationId}`);
      },
      due: () => work.due(),
      submit: () => reports.deliver(),
      progress: () => reports.askProgress(),
      notices: () => tellProgress(progress),
      ratings: () => ratings.askByText(),
      texts: () => texts.read(),
      'send-texts': () => texts.send(),
      calls: () => calls.follow(),
      recordings: () => calls.deleteRecordings(),
      photos: () => deletePhotos(db, clock()),
      rules: async () => {
        await workbench.publishDue();
        await openDueServices(db, clock());
      },
      figures: () => restate(db, clock()),
    },
    log,
  });

  // Forms that an agent fills in together with a resident.
  const levelOf = (standing: Standing) => levelNow(standing, checksCountFrom(rules.current().settings, clock()));
  const keepFromOwn = createKeepFromOwn({ db, clock, audit, announceTasks: () => work.announceTasks() });
  const followers = {
    tellResident: (conversationId: string) => void io.of('/resident').to(roomOf(conversationId)).emit('draft'),
    tellAgent: async (conversationId: string) => {
      const contactId = await renewContact(db, conversationId);
      if (contactId !== null) await work.tellContact(contactId);
    },
  };
  const together = createTogether({ db, clock, forms, gazetteer, ...followers });
  const writeAskedText = (tx: Tx, text: Omit<Parameters<typeof writeAsked>[1], 'id'>) =>
    writeAsked(tx, { id: newId(), ...text });
  const sendTextsSoon = (): void => void jobs.add('send-texts', {}, 'soon').catch(onFault);
  const confirmLinks = createConfirmLinks({
    ...{ db, clock, forms, council: council.name, publicBaseUrl: config.publicBaseUrl, ...followers },
    sealer: security.sealerFor('draft confirmation'),
    ...{ writeText: writeAskedText, onText: sendTextsSoon },
  });

  // The edges.
  const resident = {
    db,
    newId,
    say,
    otherHours: async () => exceptionSoon(await opening(), clock(), routingWording),
    welcome: async () => bot.welcome(hoursInWords(await opening(), clock(), routingWording)),
    residentFromCookie: security.residentFromMyAccount,
    canSignIn: ({ identityLevel: level, signedInAt: at }: { identityLevel: number; signedInAt: Date | null }) =>
      security.myAccount !== null && levelOf({ signedIn: { level, at }, checked: null }) < SIGNED_IN_LEVEL,
    placeOf: (conversationId: string) => work.placeOf(conversationId),
    endByResident: (conversationId: string) => work.endByResident(conversationId),
    isDraining: () => isDraining,
    isHttps: config.publicBaseUrl.startsWith('https:'),
    admit: async (address: string) => (await newChats.spend(address)) === null,
    ...{ codes, textNumber, ratings, speaksOfDanger, together },
    onFault: onSocketFault,
  };
  serveResidents(io, resident);
  admitStaff(io.of('/agent'), sessions, onFault);
  const session = { sessions, clock };
  const agents = serveAgents(io, { db, work, say, audit, session, node: config.nodeName, onFault: onSocketFault });
  const formPages = { ...resident, clock, forms, gazetteer, links, publish };
  addSite(routes, formPages);
  addFormPages(routes, formPages);
  addWhy(routes, {
    db,
    residentFromCookie: security.residentFromMyAccount,
    explanationsOf: (conversationId) => readExplanations(db, conversationId, words()),
  });
  addNeedsPage(routes, { ...resident, clock, publish });
  addTrouble(routes, { ...resident, clock });
  addChatPage(routes, resident);
  addMyAccountSignIn(routes, {
    ...{ ...resident, clock, publish, myAccount: security.myAccount, tellAgent: followers.tellAgent, onFault },
    sealer: security.sealerFor('my account'),
  });
  addResidentApi(routes, resident);
  serveCodes(routes, resident);
  serveRatings(routes, resident);
  serveResidentForms(routes, together);
  addConfirmPage(routes, confirmLinks);
  addPhotoPage(routes, photos);
  routes.open('GET', '/simulator', (_req, res, next) => {
    if (config.simulatorUrl === undefined) next();
    else res.redirect(302, config.simulatorUrl);
  });
  addShortLinks(routes, links);
  addDescriptions(routes, config.publicBaseUrl);
  serveTexts(routes, { db, clock, onText: readTextsSoon, announceTasks: () => work.announceTasks() });
  // A job each: one that is under way may have asked before this change.
  serveUpdates(routes, { db, onUpdate: () => void jobs.add('progress', {}).catch(onFault) });
  serveCalls(routes, {
    ...{ db, clock, newId, publish, onFault },
    ...{ council: council.name, publicBaseUrl: config.publicBaseUrl },
    speaksOfDanger,
    rating: {
      ...{ readScore, isNo },
      ask: (tx, conversationId) => ratings.askInCall(tx, conversationId),
      keep: (tx, conversationId, score) => ratings.keepFromCall(tx, conversationId, score),
    },
    decide: (conversationId) => runTurns(turns, conversationId),
    placeOf: (conversationId) => work.placeOf(conversationId),
    ringBack: async (tx, { conversationId, phone }) => {
      const { residentId } = await tx.conversation.findUniqueOrThrow({
        where: { id: conversationId },
        select: { residentId: true },
      });
      const given = await callbackGiven(tx);
      const changes = await work.enqueueWithin(tx, toCallback({ conversationId, residentId }, { phone }, given));
      return () => work.announce(changes);
    },
    becomeSpoken: async (tx, conversationId) => {
      const changes = await work.becomeSpoken(tx, conversationId);
      return () => work.announce(changes);
    },
    redeemCode: (tx, given) => codes.redeemCode(tx, given),
    ...{ recordsCalls: calls.recordsCalls, keepDays: calls.keepDays },
    closedUntil: async (tx) => closedUntil((await opening(tx)).hours, clock()),
    queueMessage: async (tx, conversationId) => {
      const changes = await work.enqueueWithin(tx, toMessageContact(conversationId, await callbackGiven(tx)));
      return () => work.announce(changes);
    },
    onMessage: (outcome) => metrics.messagesLeft.inc({ outcome }),
    onText: sendTextsSoon,
    onTold: (callId) => {
      calls.tell(callId).catch(onFault);
      followCallsSoon();
    },
    onLineLeft: ({ staffId, contactId }) => void work.leave(staffId, contactId).catch(onFault),
  });
  serveSoftphone(routes, {
    ...{ db, clock, newId, work, gate: calls.gate, record: calls.record, onCall: followCallsSoon },
    softphoneOf: (staffId) => calls.softphoneOf(staffId),
  });
  servePhotos(routes, {
    ...{ db, clock, newId, photos, log: conversations, council: council.name, publicBaseUrl: config.publicBaseUrl },
    ...{ writeText: writeAskedText, onText: sendTextsSoon },
    mayRead: (staff, conversationId) => work.mayRead(staff, conversationId),
  });
  serveRecordings(routes, { db, clock, newId, work, recordings: calls.recordings });
  addContactLog(routes, { ...turns, audit });
  serveAudit(routes, db);
  const arrangeCallback: Parameters<typeof serveDeskForms>[1]['arrangeCallback'] = async (
    tx,
    { answers, ...asked },
  ) => {
    const given = await callbackGiven(tx);
    const changes = await work.enqueueWithin(tx, toCallback(asked, called(answers), given));
    return () => work.announce(changes);
  };
  serveDeskForms(routes, {
    db,
    clock,
    forms,
    gazetteer,
    work: {
      // What is known of a resident may be the member of staff's own record.
      openContact: async (staff, contactId) => {
        const opened = await work.openContact(staff, contactId);
        return opened.ok ? keepFromOwn(staff.staffId, opened.opened) : opened;
      },
      mayRead: (staff, conversationId) => work.mayRead(staff, conversationId),
    },
    publish,
    holidays: () => new Set(bankHolidays()),
    settings: () => rules.current().settings,
    arrangeCallback,
    ...{ confirmLinks, tellResident: followers.tellResident },
    mayFillIn: (standing) => mayFillIn(levelOf(standing)),
  });
  serveCases(routes, {
    ...{ db, clock, newId, publish, council: council.name, personText: routingWording.personText },
    ...{ holidays: () => new Set(bankHolidays()), settings: () => rules.current().settings },
    nobody: workWording.residentNotKnown,
    onText: sendTextsSoon,
    announceTasks: () => work.announceTasks(),
  });
  serveFigures(routes, { db, clock });
  serveComments(routes, db);
  serveRuleWorkbench(routes, { ...workbenchPorts, workbench });
  serveWhatIf(routes, { db, clock, whatIfs });
  serveReports(routes, { db, clock });
  serveThemes(routes, { db, clock, newId });
  serveCannedReplies(routes, { db, council });
  serveServiceStates(routes, { db, clock });
  const rolesFromGroups = config.groupRoles !== undefined;
  serveSupervise(routes, {
    ...{ db, clock, newId, rolesFromGroups, onPeople: () => work.offerWork() },
    recordingDays: () => recordingDays(rules.current().settings),
    hours: {
      base,
      inWords: (value, isToday) => exceptionInWords(value, routingWording, isToday),
      around: async () => {
        const now = await opening();
        const lines = linesOf(council, rules.current().files.phones);
        return { opening: now, told: hoursInWords(now, clock(), routingWording), lines };
      },
    },
  });
  const identity = {
    ...{ db, clock, audit, settings: () => rules.current().settings },
    onIdentified: (contactId: string) => work.tellContact(contactId),
  };
  serveIdentity(routes, identity);
  serveIdentityCodes(routes, {
    ...{ ...identity, marker: security.markerFor('identity code'), council: council.name },
    writeText: config.twilio ? writeAsked : null,
    onText: sendTextsSoon,
  });
  serveViewReasons(routes, {
    ...{ db, clock },
    open: async (staff, contactId) => {
      const known = await work.openContact(staff, contactId);
      const outcome = known.ok ? await keepFromOwn(staff.staffId, known.opened) : known;
      if (!outcome.ok) return outcome;
      const { holds, standing } = outcome.opened;
      return { ok: true, reading: { holds, identityLevel: levelOf(standing) } };
    },
  });
  serveNeeds(routes, {
    ...{ db, clock },
    open: async (staff, contactId) => {
      const known = await work.openContact(staff, contactId);
      return known.ok ? keepFromOwn(staff.staffId, known.opened) : known;
    },
    onChange: (contactId) => work.tellContact(contactId),
  });
  serveConsole(routes, {
    work,
    singleView: createSingleView({ db, clock, forms, offices, audit }),
    keepFromOwn,
    levelOf,
    councilName: council.name,
  });
  addHealth(routes, {
    checks: {
      database: () => db.$queryRaw`SELECT 1`,
      // Until its models are read, messages are kept and wait: other nodes answer sooner.
      assistant: () => understanding.ready,
      ...(redis && { redis: () => redis.ping() }),
    },
    isDraining: () => isDraining,
    rules: () => rules.state(),
    reports: () => reports.state(),
    metrics,
    log,
  });
  const app = createApp(
    {
      log,
      metrics,
      newId,
      publicBaseUrl: config.publicBaseUrl,
      connectTo: softphoneOrigins(config.twilio, config.simulatorUrl),
      // A form of the chat leads there, and browsers ask for leave of each address on the way.
      formsTo: config.myAccount ? [new URL(config.myAccount.issuer).origin] : [],
      renderProblem: (problem) => errorPage(council, problem),
    },
    { early: [security.early, allowOtherSites()], routers: [routes.router] },
  );
  http.on('request', app);
  const tails = setInterval(() => {
    for (const namespace of ['/resident', '/agent']) metrics.sockets.set({ namespace }, io.of(namespace).sockets.size);
    sendTails(io, db, TAILS_EVERY_MS / 2).catch(onFault);
    reports.count().catch(onFault);
    void followRules();
  }, TAILS_EVERY_MS);

  await reports.count();
  http.listen(config.port);
  await once(http, 'listening');
  process.stdout.write(startPage(config, await demoSignIns(), DEMONSTRATION_PASSWORD));

  process.on('SIGHUP', () => void rules.reload().catch(onFault));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void drain());

  /** Not ready, then no new work, then everybody is asked to go elsewhere, then what is under way is finished, then the rest. */
  async function drain(): Promise<void> {
    if (isDraining) return;
    isDraining = true;
    setTimeout(() => process.exit(1), HARD_LIMIT_MS).unref();
    clearInterval(tails);
    await drainSockets(io, DRAIN);
    agents.stop();
    await jobs.close();
    await understanding.stop();
    await conversations.idle();
    await work.settle();
    await pool.end();
    await db.$disconnect();
    await workDb.$disconnect();
    if (redis) endRedis(redis);
    await place.stop();
    process.exit(0);
  }

  /** The demonstration's people; nobody when there is a real identity provider. */
  async function demoSignIns(): Promise<{ email: string; role: string }[]> {
    if (config.oidc) return [];
    return db.staff.findMany({ where: SIGNS_IN, select: { email: true, role: true }, orderBy: { id: 'asc' } });
  }
}
