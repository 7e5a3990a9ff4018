/** What people say who have a photo for us. Pure; a person in doubt is only offered a link. */

const PHOTO = String.raw`(?:photo|photograph|picture|pic|image|screenshot)s?`;
/** "I have a photo of it", "photo of pothole", "can I send pics". */
const HAS = new RegExp(
  String.raw`^\s*(?:an?\s+|my\s+|some\s+)?${PHOTO}\s+of\b|\b(?:send|sent|sending|add|attach|attached|upload|share|show|took|taken|have|got|here\s+is|here's|heres)\b.{0,30}\b${PHOTO}\b`,
  'iu',
);
/** Proof of somebody is not a photo of something. */
const PROOF = /\b(?:blue badge|badge|id|passport|licen[cs]e|proof|identity|bus pass)\b/iu;
const ASKS = new RegExp(String.raw`\b(?:send|add|attach|upload|share)\b.{0,20}\b${PHOTO}\b.{0,12}$`, 'iu');
const MOST_OF_A_QUESTION = 60;

/** Whether somebody speaks of a photo that they have or want to send. */
export const speaksOfPhoto = (text: string): boolean => HAS.test(text) && !PROOF.test(text);

/** Whether a message asks for nothing else than how to send one. */
export const asksToAddPhoto = (text: string): boolean =>
  text.length <= MOST_OF_A_QUESTION && ASKS.test(text.trim()) && !PROOF.test(text);
