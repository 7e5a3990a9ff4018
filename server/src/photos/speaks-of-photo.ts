/** What people say who have a photo for us. Pure; whoever is misunderstood is only offered a link. */

const PHOTO = String.raw`(?:photo|photograph|picture|pic|image|screenshot)s?`;
const GIVE = String.raw`(?:send|add|attach|upload|share|show)`;
/** "Photo of pothole", "I have a photo of it", "here is a pic", "send pics". */
const HAS = [
  String.raw`^\s*(?:an?\s+|my\s+|some\s+)?${PHOTO}\s+of\b`,
  String.raw`\b(?:i|ive|i've|we|weve|we've)\b.{0,20}\b(?:have|got|took|taken|sent|${GIVE})\b.{0,25}\b${PHOTO}\b`,
  String.raw`\b(?:i|we)(?:'ve|ve)\s+.{0,10}\b${PHOTO}\b`,
  String.raw`\bhere(?:'s|s|\s+is|\s+are)\b.{0,12}\b${PHOTO}\b`,
  String.raw`^\s*(?:please\s+)?${GIVE}\b.{0,15}\b${PHOTO}\b`,
].map((source) => new RegExp(source, 'iu'));
const POLITELY = String.raw`(?:(?:hi|hello|ok|please)[\s,]+)*(?:(?:can|could|may|how\s+(?:do|can|could))\s+(?:i|we)\s+|i\s+(?:want|need|would\s+like)\s+to\s+|i'?d\s+like\s+to\s+|let\s+me\s+)?`;
/** The whole of a message: "Can I send a photo?". */
const ASKS = new RegExp(
  String.raw`^\s*${POLITELY}${GIVE}\s+(?:you\s+|u\s+|in\s+)?(?:(?:an?|the|some|my|this)\s+)?${PHOTO}(?:\s+(?:please|here|of\s+(?:it|this|that)))*[\s?.!]*$`,
  'iu',
);
/** Proof of somebody is not a photo of something. */
const PROOF = /\b(?:blue badge|badge|id|passport|licen[cs]e|proof|identity|bus pass)\b/iu;
/** What somebody else does with photos is another matter, and may be a grave one. */
const OTHERS =
  /\b(?:he|she|they|him|her|them|his|their|someone|somebody|ex|husband|wife|boyfriend|girlfriend|partner)\b/iu;

/** Whether somebody speaks of a photo that they have or want to send. */
export const speaksOfPhoto = (text: string): boolean =>
  HAS.some((form) => form.test(text)) && !PROOF.test(text) && !OTHERS.test(text);

/** Whether a message asks for nothing else than how to send one. */
export const asksToAddPhoto = (text: string): boolean => ASKS.test(text);
