/** What an agent reads of their own desk: colours, sounds and desktop notices. */
import type { Settings } from '../hub/settings.ts';

export const settings = {
  button: 'Settings',
  title: 'Settings of my desk',
  command: 'Settings: colours, sounds and notices',
  theme: 'Colours',
  themes: { system: 'As this computer', light: 'Light', dark: 'Dark' } satisfies Record<Settings['theme'], string>,
  calls: 'How the desk calls you',
  quiet: 'It is silent unless your status is Available.',
  switches: {
    offerSound: 'A sound for an offer',
    offerNotice: 'A desktop notice for an offer',
    messageSound: 'A sound for a message in a contact that is not open',
    messageNotice: 'A desktop notice for a message in a contact that is not open',
  } satisfies Record<Exclude<keyof Settings, 'theme'>, string>,
  denied: 'This browser blocks desktop notices from us. You can allow them beside the address.',
  messageTitle: 'A resident has written',
};
