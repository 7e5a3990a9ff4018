/** The conferences that there are: who comes in, waits, is held, leaves, and what the hub is told of it. */
import type { Activity } from '../activity.ts';
import type { Address } from '../calls/call.ts';
import type { Courier } from '../calls/courier.ts';
import { rfc2822 } from '../calls/courier.ts';
import { Interrupted } from '../calls/leg.ts';
import type { Leg, Run } from '../calls/leg.ts';
import type { Music, Source } from '../calls/music.ts';
import type { Recordings } from '../recordings/recordings.ts';
import { connected, endOf, hears, mayStart, newConference, newParticipant } from './conference.ts';
import type { Conference, EndReason, Entry, LeaveReason, Participant, RoomEvent } from './conference.ts';
import { changesOf } from './changes.ts';
import type { Change } from './changes.ts';

export interface Place {
  conference: Conference;
  participant: Participant;
}

export interface Rooms {
  /** By its sid, or the live one of that name. */
  find(sidOrName: string): Conference | undefined;
  /** Newest first. */
  all(): readonly Conference[];
  /** Where a call is now, or will be once it is answered. */
  placeOf(callSid: string): Place | undefined;
  /** Keeps a place for a call that still rings. */
  expect(name: string, leg: Leg, entry: Entry): Place;
  /** An expected call that did not come. */
  forget(place: Place): void;
  /** From coming in until leaving. */
  stay(run: Run, place: Place): Promise<void>;
  change(place: Place, change: Change, hold: Source): void;
  /** Lets one go; it goes on with what its call is to do then. */
  kick(place: Place): void;
  end(conference: Conference, reason: EndReason): void;
  announce(conference: Conference, address: Address): void;
  /** Nobody else hears it. */
  announceTo(place: Place, address: Address): void;
}

interface RoomsOptions {
  now: () => number;
  whole: Activity;
  courier: Courier;
  music: Music;
  recordings: Recordings;
  accountSid: string;
  /** Ends a call that was expected in a conference that is no more. */
  cancel: (leg: Leg) => void;
}

const KICKED = 'kicked';

export function createRooms(options: RoomsOptions): Rooms {
  const { now, whole, courier, music, recordings, accountSid } = options;
  const conferences: Conference[] = [];

  /** Tells what happened: `asked` is the word by which one asks for it. */
  function tell(
    conference: Conference,
    asked: RoomEvent,
    event: string,
    fields: Record<string, string>,
    of?: Leg,
  ): void {
    conference.updatedAt = now();
    for (const { leg } of conference.participants) leg.changed();
    conference.sequence += 1;
    const { callback, sid, name, sequence } = conference;
    if (callback?.events.includes(asked) !== true) return;
    courier.send(sid, of?.activity ?? whole, callback, {
      ...{ AccountSid: accountSid, ConferenceSid: sid, FriendlyName: name, StatusCallbackEvent: event },
      ...{ Timestamp: rfc2822(now()), SequenceNumber: String(sequence) },
      ...fields,
    });
  }

  function tellOf({ conference, participant }: Place, asked: RoomEvent, event: string, more = {}): void {
    const { leg, label, isMuted, isHeld, coaches, startsIt, endsIt } = participant;
    const fields = {
      ...{ CallSid: leg.call.sid, Muted: String(isMuted), Hold: String(isHeld), Coaching: String(coaches !== null) },
      ...{ StartConferenceOnEnter: String(startsIt), EndConferenceOnExit: String(endsIt) },
      ...(label !== null && { ParticipantLabel: label }),
      ...(coaches !== null && { CallSidToCoach: coaches }),
      ...more,
    };
    tell(conference, asked, event, fields, leg);
  }

  function enter(place: Place): void {
    const { conference, participant } = place;
    const others = connected(conference);
    participant.status = 'connected';
    conference.callback ??= participant.callback;
    tellOf(place, 'join', 'participant-join');
    if (participant.beep === 'true' || participant.beep === 'onEnter') for (const { leg } of others) leg.hear('(beep)');
    if (mayStart(conference)) start(place);
    else if (conference.status === 'init') participant.stopMusic = music.play(participant.leg, participant.wait);
  }

  function start({ conference, participant }: Place): void {
    conference.status = 'in-progress';
    for (const one of connected(conference)) if (!one.isHeld) one.stopMusic();
    tell(conference, 'start', 'conference-start', { CallSid: participant.leg.call.sid }, participant.leg);
    const recorder = conference.participants.find(({ records }) => records);
    if (recorder === undefined) return;
    const { recordingCallback: callback, leg } = recorder;
    recordings.start({
      callSid: null,
      conferenceSid: conference.sid,
      source: 'Conference',
      callback,
      activity: leg.activity,
    });
  }

  function leave(place: Place, reason: LeaveReason, isKicked: boolean): void {
    const { conference, participant } = place;
    participant.stopMusic();
    participant.status = 'complete';
    const end = endOf(conference, participant, isKicked);
    conference.participants = conference.participants.filter((other) => other !== participant);
    tellOf(place, 'leave', 'participant-leave', {
      ...{ ReasonParticipantLeft: reason, ParticipantCallStatus: participant.leg.call.status },
    });
    if (participant.beep === 'true' || participant.beep === 'onExit')
      for (const { leg } of connected(conference)) leg.hear('(beep)');
    if (end !== null) close(conference, end, participant.leg.call.sid);
    finish(conference, participant.leg);
  }

  /** Lets everybody go. It is told when the last has gone. */
  function close(conference: Conference, reason: EndReason, by: string | null): void {
    if (conference.status === 'completed') return;
    Object.assign(conference, { status: 'completed', reason, endedBy: by, updatedAt: now() });
    recordings.finishAllOf(conference.sid);
    for (const { leg, status } of [...conference.participants])
      if (status === 'connected') leg.happen({ kind: 'left', why: reason });
      else options.cancel(leg);
  }

  function finish(conference: Conference, last?: Leg): void {
    if (conference.status !== 'completed' || conference.participants.length > 0) return;
    const { reason, endedBy } = conference;
    tell(
      conference,
      'end',
      'conference-end',
      {
        ...(reason !== null && { ReasonConferenceEnded: reason, Reason: reason }),
        ...(endedBy !== null && { CallSidEndingConference: endedBy }),
      },
      last,
    );
  }

  const rooms: Rooms = {
    find: (sidOrName) =>
      conferences.find(({ sid, name, status }) => sid === sidOrName || (name === sidOrName && status !== 'completed')),
    all: () => conferences,
    placeOf: (callSid) => {
      for (const conference of conferences) {
        const participant = conference.participants.find(({ leg }) => leg.call.sid === callSid);
        if (participant !== undefined) return { conference, participant };
      }
      return undefined;
    },
    expect: (name, leg, entry) => {
      let conference = rooms.find(name);
      if (conference === undefined) conferences.unshift((conference = newConference(name, now())));
      const participant = newParticipant(leg, entry);
      conference.participants.push(participant);
      return { conference, participant };
    },
    forget: ({ conference, participant }) => {
      conference.participants = conference.participants.filter((other) => other !== participant);
      if (conference.participants.length === 0) close(conference, 'last-participant-left', null);
      finish(conference);
    },
    stay: async (run, place) => {
      const { conference, participant } = place;
      enter(place);
      let [reason, isKicked]: [LeaveReason, boolean] = ['participant_hung_up', false];
      try {
        while (conference.status !== 'completed') {
          const doing = () => (participant.isHeld ? 'held' : 'conference');
          const happening = await run.wait({ doing, takes: ['left', 'speech'] });
          if (happening.kind === 'left') {
            isKicked = happening.why === KICKED;
            reason = isKicked ? 'participant_updated_via_api' : 'conference_ended';
            return;
          }
          if (happening.kind !== 'speech') continue;
          for (const one of connected(conference))
            if (hears(conference, participant, one)) one.leg.hear(happening.said);
        }
        reason = 'conference_ended';
      } catch (error) {
        if (error instanceof Interrupted && error.reason === 'replaced') reason = 'participant_updated_via_api';
        throw error;
      } finally {
        leave(place, reason, isKicked);
      }
    },
    change: (place, change, hold) => {
      const { conference, participant } = place;
      const wasHeld = participant.isHeld;
      const events = changesOf(participant, change);
      Object.assign(participant, change);
      if (participant.isHeld !== wasHeld) {
        participant.stopMusic();
        const isWaiting = conference.status === 'init';
        const source = participant.isHeld ? hold : isWaiting ? participant.wait : null;
        participant.stopMusic = music.play(participant.leg, source);
      }
      for (const { asked, event } of events) tellOf(place, asked, event);
      participant.leg.changed();
    },
    kick: ({ conference, participant }) => {
      if (participant.status === 'connected') participant.leg.happen({ kind: 'left', why: KICKED });
      else options.cancel(participant.leg);
      finish(conference);
    },
    end: (conference, reason) => {
      close(conference, reason, null);
      finish(conference);
    },
    announce: (conference, address) => {
      music.announce(
        connected(conference).map(({ leg }) => leg),
        address,
      );
    },
    announceTo: ({ participant }, address) => music.announce([participant.leg], address),
  };
  return rooms;
}
