/** What supervisors read of what is kept how long, and why. */
import type { RetentionKind } from '@hub/contract';
import { count } from '../count.ts';

interface Kept {
  name: string;
  period: string;
  why: string;
  end: string;
}

const nothingDeletes = 'Kept until somebody deletes it by hand. Nothing does so by itself yet.';

export const retention = {
  title: 'Retention',
  lead: 'What is kept, for how long and why. What nothing deletes says so.',
  recordings: 'Recordings and messages by phone',
  days: (n: number) => count(n, 'day', 'days'),
  period: (n: number) => `Deleted ${count(n, 'day', 'days')} after they were made.`,
  fromRules: 'These days come from the rules.',
  ours: (n: number) => `The rules say ${count(n, 'day', 'days')}. The days kept here come first.`,
  promise: 'A longer period counts for new recordings alone. None is kept longer than its caller was told.',
  shorter: 'A shorter period counts at once, also for recordings that are there. What was deleted cannot be had back.',
  field: 'Delete recordings after so many days',
  kept: (n: number) => `${String(n)} kept now.`,
  due: (n: number) =>
    n === 0 ? 'None goes in the next 30 days.' : `${String(n)} of them ${n === 1 ? 'goes' : 'go'} in the next 30 days.`,
  listTitle: 'All that is kept',
  periodHead: 'How long',
  whyHead: 'Why',
  endHead: 'What happens then',
  nowHead: 'How much',
  kinds: {
    recording: {
      name: 'Recordings and messages by phone',
      period: 'The days above.',
      why: 'To check our work, and to hear what was asked.',
      end: 'The sound is deleted where it lies. That there was one stays, with when it was deleted.',
    },
    photo: {
      name: 'Photos that residents added',
      period: '90 days.',
      why: 'To put right what they show, and to answer questions about it.',
      end: 'The photo is deleted. The conversation still says that there was one.',
    },
    session: {
      name: 'Sign-ins of staff',
      period: '15 minutes after the last deed, 8 hours at most.',
      why: 'So that an empty desk is nobody’s way in.',
      end: 'Deleted. They sign in again.',
    },
    'thread-code': {
      name: 'Codes to go on by text, and wrong tries',
      period: 'A code works for minutes. Its mark goes after an hour, a wrong try once it does not count.',
      why: 'To take each code once, and to stop guessing.',
      end: 'Deleted when the next code is made or tried.',
    },
    'identity-code': {
      name: 'Codes that check who somebody is',
      period: 'A code counts for 10 minutes. Its mark goes after an hour.',
      why: 'To take each code once, and to send few.',
      end: 'Deleted when the next code is sent.',
    },
    'sign-in': {
      name: 'Sign-ins under way, and wrong tries of the sealed account',
      period: 'Until they are answered or run out.',
      why: 'To know the answer of the sign-in again.',
      end: 'Deleted when the next one begins.',
    },
    presence: {
      name: 'Who is at which desk',
      period: 'An hour after they went.',
      why: 'To give back what somebody held whose line broke.',
      end: 'Deleted.',
    },
    conversation: {
      name: 'Conversations: what was written and said to the assistant',
      period: 'No end is set.',
      why: 'So that nobody tells their story twice.',
      end: nothingDeletes,
    },
    text: {
      name: 'Text messages, as they came and went',
      period: 'No end is set.',
      why: 'To send none twice, and to answer where one went astray.',
      end: nothingDeletes,
    },
    call: {
      name: 'Calls: their number, times and steps',
      period: 'No end is set.',
      why: 'To ring back, and to see where a call went wrong.',
      end: nothingDeletes,
    },
    form: {
      name: 'Forms, sent or not',
      period: 'No end is set.',
      why: 'So that a form can be gone on with, and tracked.',
      end: nothingDeletes,
    },
    case: {
      name: 'Complaints and requests for information or data',
      period: 'No end is set.',
      why: 'To show what was promised and kept.',
      end: nothingDeletes,
    },
    feedback: {
      name: 'Ratings and comments',
      period: 'No end is set.',
      why: 'To learn from them.',
      end: nothingDeletes,
    },
    contact: {
      name: 'Contacts: when, how, about what, how they ended',
      period: 'No end is set.',
      why: 'For the history at the desk, and to try rules on past contacts.',
      end: nothingDeletes,
    },
    decision: {
      name: 'Decisions of the rules with their reasons',
      period: 'No end is set.',
      why: 'So that whoever asks is told why.',
      end: nothingDeletes,
    },
    figures: {
      name: 'Figures and costs, added up by the day',
      period: 'For ever.',
      why: 'To compare years. Nobody is named in them.',
      end: 'They stay.',
    },
    audit: {
      name: 'The audit trail',
      period: 'For ever: each entry is sealed with all before it.',
      why: 'So that nobody looks unseen.',
      end: 'It stays.',
    },
    setting: {
      name: 'Changes of settings, with who made them',
      period: 'For ever.',
      why: 'To undo a change, and to know who made it.',
      end: 'They stay.',
    },
  } satisfies Record<RetentionKind, Kept>,
};
