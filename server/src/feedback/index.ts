export { serveComments } from './comments.routes.ts';
export { createRatings } from './create-ratings.ts';
export type { Ratings } from './create-ratings.ts';
export { keepRating, serveRatings } from './rating.routes.ts';
export type { KeepPorts as RatingKeepPorts } from './rating.routes.ts';
export { isNo, readScore } from './read-score.ts';
