/** The end of a session, as an agent is told of it. Fetched with what tells of it. */
export const session = {
  title: 'Are you still there?',
  idle: 'You will be signed out in less than a minute. Press any key to stay. What you wrote is kept.',
  stay: 'I am still here',
  lastTitle: 'You will be signed out soon',
  last: 'You signed in eight hours ago. Sign in again to carry on. What you wrote is kept in this tab.',
  signIn: 'Sign in again',
  finish: 'Finish this first',
};
