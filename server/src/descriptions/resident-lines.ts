/** Routes for residents: pages that work without JavaScript, and what the chat asks for. */
import type { ROUTES } from '../security/index.ts';
import type { HttpLines } from './line.ts';

type Line = Extract<
  keyof typeof ROUTES,
  `${'GET' | 'POST'} /${'chat' | 'api/resident' | 'confirm' | 'photo' | 'services' | 'links'}${string}`
>;

export const RESIDENT_LINES: HttpLines<Line> = {
  'POST /api/resident/session': {
    says: 'Begins a conversation, or goes on with the one whose token is sent; answers its token.',
  },
  'POST /api/resident/messages': {
    says: 'Says something; answered after it is kept. The same clientId again gives the same answer.',
    asks: 'messageSend',
  },
  'GET /api/resident/sync': { says: 'The messages after a sequence that the resident has.' },
  'POST /api/resident/end': { says: 'Ends the conversation.' },
  'GET /api/resident/why': { says: 'Why the last answer was given, in words.', answers: 'plainExplanation' },
  'GET /api/resident/rating': {
    says: 'Whether the resident may be asked how we did, and what they answered.',
    answers: 'chatRating',
  },
  'POST /api/resident/rating': { says: 'Keeps how we did.', asks: 'rating' },
  'POST /api/resident/code': {
    says: 'Makes a short code that goes on with the conversation elsewhere.',
    answers: 'threadCode',
  },
  'POST /api/resident/code/use': {
    says: 'Uses a short code, once; answers the token of its conversation.',
    asks: 'codeUse',
  },
  'GET /api/resident/draft': { says: 'The form that an adviser fills in with the resident.', answers: 'residentDraft' },
  'POST /api/resident/draft/answers': { says: 'The resident answers a question of that form.', asks: 'residentAnswer' },
  'POST /api/resident/draft/confirm': { says: 'The resident says that the form is right.', asks: 'residentConfirm' },
  'GET /chat': { says: 'The chat as a page.' },
  'GET /chat/leave': { says: 'Leaves the chat: this browser forgets it.' },
  'POST /chat/messages': { says: 'Says something, from the page.' },
  'POST /chat/person': { says: 'Asks for a person, from the page.' },
  'POST /chat/end': { says: 'Ends the chat, from the page.' },
  'POST /chat/code': { says: 'Makes a short code, from the page.' },
  'POST /chat/code/use': { says: 'Uses a short code, from the page.' },
  'POST /chat/my-account': { says: 'Begins signing in to MyAccount.' },
  'GET /chat/my-account/callback': { says: 'Where MyAccount sends the resident back to.' },
  'GET /chat/why': { says: 'Why the last answer was given, as a page.' },
  'GET /chat/needs': { says: 'What would help the resident, as a page.' },
  'POST /chat/needs': { says: 'Keeps what would help, with consent.' },
  'POST /chat/needs/open': { says: 'Opens that page from the live chat.' },
  'POST /chat/rating': { says: 'Keeps how we did, from the page.' },
  'POST /chat/form/answers': { says: 'Answers a question of the shared form, from the page.' },
  'POST /chat/form/confirm': { says: 'Says that the shared form is right, from the page.' },
  'GET /photo/:token': { says: 'A page that takes photos for one conversation, opened by its link.' },
  'POST /photo/:token': { says: 'A photo, as a form of that page (field `photo`: JPEG, PNG or WebP).' },
  'GET /confirm/:token': { says: 'A filled-in form to be confirmed, opened by the link of a text.' },
  'POST /confirm/:token': { says: 'Says whether that form is right.' },
  'GET /services/:id': { says: 'The page of a service with its form and the other ways to it.' },
  'POST /services/:id/form': { says: 'Sends the form of a service.' },
  'GET /services/:id/sent': { says: 'That a form was sent, with its reference.' },
  'POST /services/:id/trouble': { says: 'Says that the form does not work; a person is told.' },
  'POST /links/completed': { says: 'A service tells that somebody did what a deep link led to.', as: null },
};
