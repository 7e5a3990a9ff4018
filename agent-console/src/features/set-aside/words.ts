/** What the dialog says in which a contact is set aside. */
export const words = {
  title: (name: string) => `Set ${name} aside`,
  help: 'You are free for others until then. It comes back sooner if they say something. They are told when you come back.',
  legend: 'Until when?',
  choice: {
    half: 'In 30 minutes',
    two: 'In 2 hours',
    weekday: 'Next weekday at 9 am',
    other: 'At another time',
  },
  time: 'Day and time',
  missing: 'Choose until when.',
  confirm: 'Set it aside',
  cancel: 'Go back',
};
