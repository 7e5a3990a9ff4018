import { describe, expect, it } from '@jest/globals';
import { asksToAddPhoto, speaksOfPhoto } from './speaks-of-photo.ts';

describe('speaking of a photo', () => {
  it.each([
    'photo of pothole',
    'I have a photo of the mattress on Mill Lane',
    'can i send you some pics of the graffiti?',
    'Here is a picture, it is by the bus stop',
    'I took a photo.',
    'send pics of it',
    "I've a picture for you",
  ])('is heard in “%s”', (text) => expect(speaksOfPhoto(text)).toBe(true));

  it.each([
    'there is a pothole on mill lane',
    'photo for blue badge',
    'I have my passport photo for the blue badge here',
    'the picture house is closed',
    'Can I have proof of address',
    'he says he will share my photos',
    'I have been told my ex took a photo of me',
    'my husband sent the pictures to my boss',
  ])('is not heard in “%s”', (text) => expect(speaksOfPhoto(text)).toBe(false));
});

describe('asking for nothing but a way to add one', () => {
  it.each([
    'add a photo',
    'Can I send a photo?',
    'how do I upload pictures please',
    'Hi, please can I send you a pic of it',
  ])('is heard in “%s”', (text) => expect(asksToAddPhoto(text)).toBe(true));
  it.each([
    'photo of pothole',
    'I want to send a photo of the fly tipping behind the shops on Quarry Road',
    'can I upload my passport photo',
    'he will share my photos',
    'they send photos',
    'I will kill myself if you share my pictures',
    'hello',
  ])('is not heard in “%s”', (text) => expect(asksToAddPhoto(text)).toBe(false));
});
