/**
 * Makes a picture of our own out of what somebody sent: read by what its bytes are, whatever its name says, and drawn anew from the
 * pixels alone. What else was in the file (where it was taken, with which phone, or what is no picture at all) is not in it. OWASP ASVS
 * 5.0 V5.2.
 */
import sharp from 'sharp';

export interface Picture {
  jpeg: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** Pixels along the longer side: enough to read a number plate or a name on a bin, a tenth of what a phone takes. */
const LONGEST = 1600;
/** Of what is read. A small file can ask for a picture as large as a house. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 80;

// Only what phones and browsers make: each reader more is code more that meets what strangers send.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

/** The picture upright, as JPEG; null when the bytes are no JPEG, PNG or WebP picture, or a broken one. */
export async function toPicture(bytes: Uint8Array): Promise<Picture | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    // The library tells what it could not read in as many ways as there are faults; to whoever sent it they are one.
    return null;
  }
}
