/** Every sentence of the chat, in plain English. The loader takes `launcher` alone, so that the rest is not sent before the chat is opened. */

export const launcher = {
  open: 'Chat with us',
  goBack: 'Go back to your chat',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  region: 'Chat with the council',
  loading: 'Opening the chat…',
};

export const chat = {
  lang: 'en-GB',
  heading: 'Chat with the council',
  minimise: 'Minimise',
  messages: 'Messages',
  connecting: 'Connecting you…',
  offline: 'You are not connected. What you write is kept. We will send it when you are back.',
  backOnline: 'You are connected again.',

  withAssistant: 'You are talking to our automated assistant.',
  withAgent: (name: string | null) =>
    name === null ? 'You are talking to an adviser.' : `You are talking to ${name}, an adviser.`,
  hasEnded: 'This chat has ended.',
  inQueue: (position: number | null) =>
    position === null ? 'You are in the queue for a person.' : `You are number ${position} in the queue.`,
  waitMinutes: (minutes: number) => (minutes <= 1 ? 'About 1 minute.' : `About ${minutes} minutes.`),
  waitUnknown: 'We cannot say how long.',
  keepWriting: 'You can keep writing while you wait.',

  you: 'You',
  assistant: 'Automated assistant',
  agent: (name: string | null) => (name === null ? 'Adviser' : `${name}, adviser`),
  council: 'Update',
  typing: (name: string) => (name === '' ? 'An adviser is writing…' : `${name} is writing…`),
  opensNewTab: '(opens in a new tab)',
  phone: (label: string) => `${label}:`,
  newMessages: 'Go to the newest message',

  sending: 'Sending…',
  sent: 'Sent',
  read: 'Read',
  notSentYet: 'Not sent yet. We will try again.',
  notSent: 'Not sent. Check your message, then try again.',
  tryAgain: 'Try again',
  someNotSent: 'A message could not be sent. Check it, then try again.',

  yourMessage: 'Your message',
  keysHint: 'Press Enter to send. Press Shift and Enter for a new line.',
  send: 'Send',
  charactersLeft: (count: number) => `You can write ${count} more ${count === 1 ? 'character' : 'characters'}.`,
  tooLong: (count: number) =>
    `Your message is too long. Take out ${count} ${count === 1 ? 'character' : 'characters'}.`,
  empty: 'Write your message before you send it.',

  askForPerson: 'Talk to a person',
  askForPersonText: 'I want to talk to a person',
  saveCopy: 'Save a copy',
  whyThis: 'Why this answer?',
  whyHeading: 'Why you got these answers',
  whyLoading: 'Finding out why…',
  whyFound: (count: number) =>
    count === 1 ? 'We made 1 decision.' : `We made ${count} decisions. The newest is first.`,
  whyNothing: 'Nothing has been decided in this chat yet.',
  whyPerson: 'Please ask us in the chat or by phone. A person will explain it to you.',
  whyFailed: 'We could not find out why. Check your connection and try again. You can also ask us by phone.',
  whyKnown: (known: string) => `What we knew: ${known}.`,
  whyRule: (rule: string, clause: string) => `Rule ${rule}, policy clause ${clause}`,
  whyVersion: (version: string) => `Rules version ${version}`,
  whyClose: 'Close',
  endChat: 'End chat',
  endHeading: 'End this chat?',
  endExplained: 'Save a copy first if you want to keep it. We will clear the chat from this device.',
  endConfirm: 'Yes, end the chat',
  endCancel: 'No, carry on',
  endFailed: 'We could not end the chat. Check your connection and try again.',
  startAgain: 'Start a new chat',

  ratingHeading: 'How did we do?',
  ratingVeryGood: 'Very good',
  ratingGood: 'Good',
  ratingOk: 'OK',
  ratingPoor: 'Poor',
  ratingVeryPoor: 'Very poor',
  ratingChoose: 'Choose one of the five answers.',
  ratingComment: 'What could we do better?',
  ratingCommentHint: 'You can leave this empty. Please do not write who you are.',
  ratingThanks: 'Thank you for telling us how we did.',
  ratingFailed: 'We could not send it. Check your connection and try again.',

  formHeading: 'Your adviser is filling in this form with you',
  formCount: (given: number, all: number) => `${given} of ${all} answers are here.`,
  formByAgent: 'Your adviser wrote this.',
  formByResident: 'You said this.',
  formByAssistant: 'This is from what you wrote.',
  formByRecord: 'This is from our records.',
  formByLine: 'This is the number you use.',
  formNone: 'No answer yet.',
  formChange: 'Change',
  formSave: 'Save this answer',
  formLeave: 'Leave it as it is',
  formConfirm: 'This is right',
  formConfirmed: 'You said that this is right.',
  formFailed: 'We could not send it. Check your connection and try again.',

  signIn: 'Sign in to MyAccount (only if you want to)',
  needs: 'Tell us how to help you (opens a new page)',

  carryOn: 'Carry on by text or phone',
  haveCode: 'I have a code',
  codeHeading: 'Your code',
  codeLoading: 'Making a code…',
  codeHow: (number: string) => `Text these six digits, and nothing else, to ${number}.`,
  codeWorks: 'It works once, for 15 minutes. Keep it to yourself.',
  codeFailed: 'We could not reach the council. Check your connection and try again.',
  codeHint: 'It has six digits.',
  codeUse: 'Carry on here',

  exitHint: 'You can also press the Escape key 3 times, fast.',

  transcriptTitle: 'Your chat with the council',
  transcriptFile: 'chat-with-the-council.txt',
};

export type ChatWording = typeof chat;
