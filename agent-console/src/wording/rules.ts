/** What a supervisor reads on the way to the rules; what stands there is fetched with it (later/rules.ts). */
export const rules = {
  button: 'Rules and services',
  title: 'Rules and services',
};
