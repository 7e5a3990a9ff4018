export { createPhotos } from './create-photos.ts';
export type { Added, Photos } from './create-photos.ts';
export { servePhotos } from './photo.routes.ts';
export { deletePhotos, MOST_PHOTOS, PHOTO_DAYS } from './photos.store.ts';
export { asksToAddPhoto, speaksOfPhoto } from './speaks-of-photo.ts';
export { createScanner } from './scan.ts';
export { photoWording } from './wording.ts';
