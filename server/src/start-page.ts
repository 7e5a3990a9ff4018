/** What a start prints: where the pages are, and who can sign in to the demonstration. */
import type { Config } from './config.ts';

export interface DemoSignIn {
  email: string;
  role: string;
}

/** Plain lines for a terminal. `signIns` is empty outside the demonstration. */
export function startPage(config: Config, signIns: readonly DemoSignIn[], password: string): string {
  const at = (path: string) => `${config.publicBaseUrl}${path}`;
  const pages = [
    ['The council’s website, with the chat', at('/')],
    ['The chat as a page, also without JavaScript', at('/chat')],
    ['The agents’ console', at('/console')],
    ...(config.simulatorUrl === undefined ? [] : [['A handset that texts the council', at('/simulator')]]),
    ...(config.backOffice ? [['The back office, where reports arrive', `${config.backOffice.baseUrl}/`]] : []),
  ].map(([what, where]) => `  ${String(what).padEnd(46)}${String(where)}\n`);
  const people = signIns.map(({ email, role }) => `  ${email.padEnd(30)}${password.padEnd(16)}${role}\n`);
  return [
    '\nThe contact hub is ready.\n\n',
    ...pages,
    ...(people.length > 0 ? ['\nDemonstration sign-ins for the console (fictional people):\n\n', ...people] : []),
    '\nCtrl-C stops it and all that it started.\n',
  ].join('');
}
