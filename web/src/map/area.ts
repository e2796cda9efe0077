/** An area of the map: `west,south,east,north` in degrees, as the address has it. */
import type { GeoProjection } from 'd3-geo';

export type Point = [number, number];

const STEPS = 12;
/** Of a view that shows more of the earth than this, no area is made: it would be all of it. */
const WHOLE = 350;

const near = (lon: number, centre: number): number => ((((lon - centre + 180) % 360) + 360) % 360) - 180;
const shares = [...Array(STEPS + 1).keys()].map((n) => n / STEPS);

/** The area that holds a rectangle of the picture; null where that is the whole earth or lies beside it. */
export function areaOf(projection: GeoProjection, [left, top]: Point, [right, bottom]: Point): string | null {
  const points = shares.flatMap((a) => shares.flatMap((b): Point[] => {
    const point: Point = [left + a * (right - left), top + b * (bottom - top)];
    const place = projection.invert?.(point);
    const back = place && projection(place);
    // Beside the earth the inverse gives something too, which lies elsewhere.
    return place && back && Math.hypot(back[0] - point[0], back[1] - point[1]) < 1 ? [place] : [];
  }));
  const centre = points[Math.floor(points.length / 2)]?.[0];
  if (centre === undefined) return null;
  const lons = points.map(([lon]) => near(lon, centre));
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  if (east - west > WHOLE) return null;
  return [near(centre + west, 0), Math.min(...lats), near(centre + east, 0), Math.max(...lats)].map((degrees) => String(Number(degrees.toFixed(2)))).join(',');
}

/** The outline of an area as a path of the picture. */
export function outline(area: string, projection: GeoProjection): string {
  const [west = 0, south = 0, east = 0, north = 0] = area.split(',').map(Number);
  const wide = (east - west + 360) % 360;
  const along = (share: number): number => west + share * wide;
  const ring: Point[] = [...shares.map((share): Point => [along(share), north]), ...shares.toReversed().map((share): Point => [along(share), south])];
  const drawn = ring.flatMap((point) => { const at = projection(point); return at ? [`${at[0].toFixed(1)} ${at[1].toFixed(1)}`] : []; });
  return drawn.length ? `M${drawn.join('L')}Z` : '';
}

/** `44° N – 46.5° N, 33° E – 37° E`. */
export function areaWords(area: string): string {
  const [west = 0, south = 0, east = 0, north = 0] = area.split(',').map(Number);
  const written = (degrees: number, signs: string): string => `${Number(Math.abs(degrees).toFixed(1))}° ${signs[Number(degrees < 0)]}`;
  return `${written(south, 'NS')} – ${written(north, 'NS')}, ${written(west, 'EW')} – ${written(east, 'EW')}`;
}
