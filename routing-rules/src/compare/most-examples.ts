/** So many changed contacts are shown whole; more would not be read. */
export const MOST_EXAMPLES = 20;
