/** What a supervisor reads where rules are taken away as files, and brought back. */
export const rulesFile = {
  title: 'As a file',
  help: 'DMN is for other tools and is not read back. JSON can be changed elsewhere and brought back.',
  download: { dmn: 'Download as DMN', json: 'Download as JSON' },
  choose: 'JSON file of rules',
  hint: 'It takes the place of all that this draft says. Of locked groups it may change wording, numbers and explanations, and add words of danger.',
  submit: 'Bring the file in',
  none: 'Choose a file first.',
  taken: (faults: number) =>
    faults === 0
      ? 'The draft now says what the file says. The checks found nothing.'
      : 'The draft now says what the file says. What the checks found stands under “Check and publish”.',
  notTaken: 'Nothing was changed.',
};
