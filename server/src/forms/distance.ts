/** How far two points on the earth are apart. Pure. */

export interface Point {
  /** WGS 84, degrees. */
  latitude: number;
  longitude: number;
}

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the surface of a sphere (haversine): within half a percent of the true distance. */
export function metresBetween(one: Point, other: Point): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2);
  const east = Math.sin(radians(other.longitude - one.longitude) / 2);
  const a = north ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * A box of latitudes and longitudes that holds every point within `metres`, and some more. Not for the poles, nor for the date
 * line: a council of the United Kingdom is near neither.
 */
export function boxAround({ latitude, longitude }: Point, metres: number): { from: Point; to: Point } {
  const north = (metres / EARTH_METRES) * (180 / Math.PI) * 1.001;
  const furthest = Math.min(89, Math.abs(latitude) + north);
  const east = north / Math.cos(radians(furthest));
  return {
    from: { latitude: latitude - north, longitude: longitude - east },
    to: { latitude: latitude + north, longitude: longitude + east },
  };
}
