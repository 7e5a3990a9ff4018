/** Who else looks at a conversation, as its head says it: short, however many they are. */
export function lookersInWords([first, ...more]: readonly string[]): string {
  if (first === undefined) return '';
  if (more.length === 0) return `${first} is looking`;
  return more.length === 1 ? `${first} and 1 other are looking` : `${first} and ${more.length} others are looking`;
}
