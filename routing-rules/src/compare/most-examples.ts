/** So many changed contacts are kept whole, to be turned over a page at a time; more would not be read. */
export const MOST_EXAMPLES = 200;
