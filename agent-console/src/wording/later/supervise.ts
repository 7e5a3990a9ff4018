/** What stands around every page of supervisors. */
export const supervise = {
  pages: 'Pages for supervisors',
  desk: 'My desk',
  skip: 'Skip to the page',
  name: {
    '/console/wallboard': 'Wallboard',
    '/console/people': 'People',
    '/console/replies': 'Ready replies',
    '/console/queues': 'Queues',
    '/console/hours': 'Hours',
    '/console/retention': 'Retention',
    '/console/tariffs': 'Tariffs',
  },
  notYours: 'These pages are for supervisors',
  notYoursHelp: 'Ask your supervisor if you need something from them.',
  noPage: 'There is no such page',
  noPageHelp: 'Choose one of the pages above.',
};
