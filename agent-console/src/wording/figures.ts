/** What a supervisor reads on the way to how we did; what stands there is fetched with it (later/figures.ts). */
export const figures = {
  button: 'How we did',
  title: 'How we did',
};
