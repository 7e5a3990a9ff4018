/** The verbs and nouns of TwiML that this network knows, with every attribute that Twilio documents for them. */

interface Words {
  attributes: readonly string[];
  /** What may stand in it. `speech`: words, with or without marks of how to speak them. */
  children: readonly string[] | 'speech';
}

const CALLBACKS = ['statusCallback', 'statusCallbackMethod', 'statusCallbackEvent'];
const RECORDING = ['recordingStatusCallback', 'recordingStatusCallbackMethod', 'recordingStatusCallbackEvent', 'trim'];
const ACTION = ['action', 'method'];
const PROMPTS = ['Say', 'Play', 'Pause'];
const VERBS = [...PROMPTS, 'Gather', 'Redirect', 'Hangup', 'Reject', 'Record', 'Dial', 'Sms', 'Message'];
const LEG = ['url', 'method', ...CALLBACKS, 'machineDetection', 'machineDetectionTimeout', 'amdStatusCallback'];
/** Numbers and clients both are legs of a Dial; only a number takes digits. */
const DETECTION = [
  'machineDetectionSpeechThreshold',
  'machineDetectionSpeechEndThreshold',
  'machineDetectionSilenceTimeout',
];

export const VOCABULARY: Readonly<Record<string, Words>> = {
  Response: { attributes: [], children: VERBS },
  Say: { attributes: ['voice', 'language', 'loop'], children: 'speech' },
  Play: { attributes: ['loop', 'digits'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Gather: {
    attributes: [
      ...[...ACTION, 'input', 'numDigits', 'finishOnKey', 'timeout', 'speechTimeout', 'actionOnEmptyResult'],
      ...['language', 'hints', 'speechModel', 'enhanced', 'profanityFilter', 'bargeIn', 'maxSpeechTime', 'debug'],
      ...['partialResultCallback', 'partialResultCallbackMethod'],
    ],
    children: PROMPTS,
  },
  Redirect: { attributes: ['method'], children: [] },
  Hangup: { attributes: [], children: [] },
  Reject: { attributes: ['reason'], children: [] },
  Record: {
    attributes: [
      ...[...ACTION, ...RECORDING, 'timeout', 'finishOnKey', 'maxLength', 'playBeep', 'recordingTrack'],
      ...['transcribe', 'transcribeCallback'],
    ],
    children: [],
  },
  Dial: {
    attributes: [
      ...[...ACTION, ...RECORDING, 'timeout', 'hangupOnStar', 'timeLimit', 'callerId', 'record', 'recordingTrack'],
      ...['answerOnBridge', 'ringTone', 'sequential', 'referUrl', 'referMethod', 'events'],
    ],
    children: ['Conference', 'Number', 'Client'],
  },
  Conference: {
    attributes: [
      ...[...CALLBACKS, ...RECORDING, 'startConferenceOnEnter', 'endConferenceOnExit', 'waitUrl', 'waitMethod'],
      ...['record', 'muted', 'coach', 'participantLabel', 'beep', 'maxParticipants', 'region', 'jitterBufferSize'],
      ...['eventCallbackUrl', 'whisper'],
    ],
    children: [],
  },
  Number: { attributes: [...LEG, ...DETECTION, 'sendDigits', 'byoc'], children: [] },
  Client: { attributes: LEG, children: ['Identity', 'Parameter'] },
  Identity: { attributes: [], children: [] },
  Parameter: { attributes: ['name', 'value'], children: [] },
  Sms: { attributes: ['to', 'from', ...ACTION, 'statusCallback'], children: 'speech' },
  Message: { attributes: ['to', 'from', ...ACTION, 'statusCallback'], children: 'speech' },
};
