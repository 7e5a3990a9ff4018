/** The fields of conferences and participants in the API. https://www.twilio.com/docs/voice/api/conference-participant-resource */
import * as z from 'zod';
import { address, eventsOf, flag, httpMethod } from '../api.ts';
import { calledFields } from '../calls/call-fields.ts';
import type { Source } from '../calls/music.ts';
import { RECORDING_EVENTS } from '../recordings/recordings.ts';
import { ROOM_EVENTS } from './conference.ts';
import type { Entry } from './conference.ts';

const SHARED = {
  Muted: flag.optional(),
  Coaching: flag.optional(),
  CallSidToCoach: z.string().optional(),
  EndConferenceOnExit: flag.optional(),
};

export const newParticipantSchema = z.strictObject({
  ...calledFields,
  ...SHARED,
  Label: z.string().max(128).optional(),
  StartConferenceOnEnter: flag.optional(),
  EarlyMedia: flag.optional(),
  Beep: z.enum(['true', 'false', 'onEnter', 'onExit']).optional(),
  WaitUrl: z.union([address, z.literal('')]).optional(),
  WaitMethod: httpMethod.optional(),
  ConferenceStatusCallback: address.optional(),
  ConferenceStatusCallbackMethod: httpMethod.optional(),
  ConferenceStatusCallbackEvent: eventsOf(ROOM_EVENTS).optional(),
  ConferenceRecord: z.enum(['true', 'false', 'record-from-start', 'do-not-record']).optional(),
  ConferenceRecordingStatusCallback: address.optional(),
  ConferenceRecordingStatusCallbackMethod: httpMethod.optional(),
  ConferenceRecordingStatusCallbackEvent: eventsOf(RECORDING_EVENTS).optional(),
});

export const changedParticipantSchema = z.strictObject({
  ...SHARED,
  Hold: flag.optional(),
  HoldUrl: address.optional(),
  HoldMethod: httpMethod.optional(),
  AnnounceUrl: address.optional(),
  AnnounceMethod: httpMethod.optional(),
});

export const changedConferenceSchema = z.strictObject({
  Status: z.literal('completed').optional(),
  AnnounceUrl: address.optional(),
  AnnounceMethod: httpMethod.optional(),
});

/** How a participant comes in that the API called. */
export function entryOf(fields: z.infer<typeof newParticipantSchema>): Entry {
  const { ConferenceStatusCallback: told, ConferenceRecordingStatusCallback: recorded, ConferenceRecord } = fields;
  return {
    label: fields.Label ?? null,
    isMuted: fields.Muted ?? false,
    startsIt: fields.StartConferenceOnEnter ?? true,
    endsIt: fields.EndConferenceOnExit ?? false,
    coaches: coachedBy(fields) ?? null,
    beep: fields.Beep ?? 'true',
    wait: waitOf(fields),
    callback:
      told === undefined
        ? null
        : {
            ...{ url: told, method: fields.ConferenceStatusCallbackMethod ?? 'POST' },
            events: fields.ConferenceStatusCallbackEvent ?? [],
          },
    records: ConferenceRecord === 'true' || ConferenceRecord === 'record-from-start',
    recordingCallback:
      recorded === undefined
        ? null
        : {
            ...{ url: recorded, method: fields.ConferenceRecordingStatusCallbackMethod ?? 'POST' },
            events: fields.ConferenceRecordingStatusCallbackEvent ?? ['completed'],
          },
  };
}

/** Whom one coaches after this change: null for nobody, undefined where nothing is said of it. */
export function coachedBy(fields: {
  Coaching?: boolean | undefined;
  CallSidToCoach?: string | undefined;
}): string | null | undefined {
  if (fields.Coaching === false) return null;
  return fields.CallSidToCoach;
}

function waitOf({ WaitUrl: url, WaitMethod: method = 'POST' }: z.infer<typeof newParticipantSchema>): Source {
  if (url === undefined) return 'music';
  return url === '' ? null : { url, method };
}
