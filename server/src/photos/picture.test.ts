import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { toPicture } from './picture.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 120, b: 40 } } });

describe('a picture of our own', () => {
  it('has nothing of the file in it but the pixels: not where, when or with what it was taken', async () => {
    const sent = await plain(40, 30)
      .withExif({
        IFD0: { Make: 'Demo phone', DateTime: '2026:06:01 10:00:00' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .jpeg()
      .toBuffer();
    expect(sent.includes('Demo phone')).toBe(true);
    const picture = await toPicture(sent);
    expect(Buffer.from(picture?.jpeg ?? []).includes('Demo phone')).toBe(false);
    expect(await sharp(picture?.jpeg).metadata()).not.toHaveProperty('exif');
  });

  it('stands upright, whichever way the phone was held', async () => {
    const sent = await plain(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await toPicture(sent)).toMatchObject({ width: 30, height: 40 });
  });

  it('is made smaller, never larger', async () => {
    expect(await toPicture(await plain(4000, 1000).jpeg().toBuffer())).toMatchObject({ width: 1600, height: 400 });
    expect(await toPicture(await plain(20, 10).png().toBuffer())).toMatchObject({ width: 20, height: 10 });
  });

  it.each(['png', 'webp', 'jpeg'] as const)('is a JPEG, made of %s', async (format) => {
    const picture = await toPicture(await plain(20, 10).toFormat(format).toBuffer());
    expect((await sharp(picture?.jpeg).metadata()).format).toBe('jpeg');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('not a picture')],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'),
    ],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')],
    ['a page', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
  ])('is not made of %s', async (_what, bytes) => {
    expect(await toPicture(bytes)).toBeNull();
  });

  it('is not made of half a file, nor of a small one that asks for a picture as large as a house', async () => {
    const whole = await plain(400, 300).jpeg().toBuffer();
    expect(await toPicture(whole.subarray(0, whole.length / 2))).toBeNull();
    const huge = await plain(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(huge.length).toBeLessThan(5_000_000);
    expect(await toPicture(huge)).toBeNull();
  });
});
