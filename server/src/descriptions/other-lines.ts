/** Routes of the site, of signing in, of those who run the hub, and what the telephony and the back office tell it. */
import type { ROUTES } from '../security/index.ts';
import type { CONSOLE_LINES } from './console-lines.ts';
import type { HttpLines } from './line.ts';
import type { RESIDENT_LINES } from './resident-lines.ts';
import type { SUPERVISOR_LINES } from './supervisor-lines.ts';

type Known = keyof typeof RESIDENT_LINES | keyof typeof CONSOLE_LINES | keyof typeof SUPERVISOR_LINES;
type Line = Exclude<Extract<keyof typeof ROUTES, `${'GET' | 'POST'} ${string}`>, Known>;

const TWIML = 'text/xml';
const JSON_TYPE = 'application/json';

export const OTHER_LINES: HttpLines<Line> = {
  'GET /': { says: 'The page of the demonstration council, with the chat.' },
  'GET /accessibility-statement': { says: 'The accessibility statement.' },
  'GET /you-said-we-did': { says: 'What residents said and what was done about it.' },
  'GET /g/:code': { says: 'Leads from the short link of a text to its service.' },
  'GET /simulator': { says: 'Leads to the telephone network of the demonstration.' },
  'GET /health/live': { says: 'Whether the process runs.', as: JSON_TYPE },
  'GET /health/ready': { says: 'Whether it can serve: the database answers and it does not drain.', as: JSON_TYPE },
  'GET /metrics': { says: 'Counts for Prometheus.', as: 'text/plain' },
  'GET /openapi.json': { says: 'This description.', as: JSON_TYPE },
  'GET /asyncapi.json': { says: 'The description of what goes over sockets.', as: JSON_TYPE },
  'GET /demo/myaccount': { says: 'MyAccount of the demonstration.' },
  'POST /demo/myaccount': { says: 'Signs a fictional resident in there.' },
  'GET /auth/sign-in': { says: 'Begins the sign-in of staff.' },
  'GET /auth/callback': { says: 'Where the identity provider sends them back to.' },
  'POST /auth/sign-out': { says: 'Ends the session.' },
  'GET /staff/break-glass': { says: 'The page for signing in with the sealed account.' },
  'POST /staff/break-glass': { says: 'Signs in with it.' },
  'GET /console': { says: 'The console.' },
  'GET /console/:page': { says: 'The console, at the address of a part of it.' },
  'GET /console/photos/:contactId': { says: 'The photos of a contact, as a page.' },
  'GET /audit': { says: 'The audit trail, for auditors.' },
  'GET /audit/check': { says: 'Whether its chain is whole.' },
  'POST /twilio/sms': { says: 'A text has come in.', as: TWIML },
  'POST /twilio/sms/status': { says: 'What became of a text that was sent.', as: null },
  'POST /twilio/voice': { says: 'Somebody rings, or a line of staff connects; answers what is to be done.', as: TWIML },
  'POST /twilio/voice/heard': { says: 'What a caller said or keyed.', as: TWIML },
  'POST /twilio/voice/next': { says: 'What a call is to do next.', as: TWIML },
  'POST /twilio/voice/hold': { says: 'What is heard on hold.', as: TWIML },
  'POST /twilio/voice/status': { says: 'How a call stands.', as: null },
  'POST /twilio/voice/conference': { says: 'Who came into a call and who left.', as: null },
  'POST /twilio/voice/recording': { says: 'How a recording stands.', as: null },
  'POST /open311/updates': { says: 'The back office tells that a report moved on.', as: null },
};
