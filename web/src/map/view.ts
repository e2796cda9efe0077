/** How the earth is drawn: near places by themselves, far ones on a whole world. */
import { geoAzimuthalEqualArea, geoEqualEarth, type GeoProjection } from 'd3-geo';
import type { PlaceCount } from '../data/types';

const EARTH_KM = 6371;

/** Half the width, in kilometres, of what each precision can mean; a choice for drawing, told in the legend. */
const RADIUS: Record<string, number> = { site: 3, settlement: 8, district: 30, region: 90, area: 220, unknown: 220 };

/** The bounds within which nearly all events lie, so that one far place does not make all others one dot. */
function core(values: { at: number; events: number }[]): [number, number] {
  const sorted = [...values].sort((a, b) => a.at - b.at);
  const all = sorted.reduce((sum, one) => sum + one.events, 0);
  let before = 0;
  const inner = sorted.filter((one) => {
    const [from, to] = [before / all, (before + one.events) / all];
    before += one.events;
    return to > 0.06 && from < 0.94;
  });
  return [inner[0]?.at ?? 0, inner.at(-1)?.at ?? 0];
}

/** A projection in which nearly all places have room, or the whole world. */
export function projectionFor(places: PlaceCount[], width: number, height: number, world: boolean): GeoProjection {
  const known = places.filter((place) => place.lat !== null && place.lon !== null);
  const [west, east] = core(known.map((place) => ({ at: place.lon as number, events: place.events })));
  const [south, north] = core(known.map((place) => ({ at: place.lat as number, events: place.events })));
  if (world || !known.length || east - west > 100) return geoEqualEarth().fitSize([width, height], { type: 'Sphere' });
  const corners: [number, number][] = [[west, south], [west, north], [east, south], [east, north]];
  const pad = Math.min(70, width / 8);
  const projection = geoAzimuthalEqualArea().rotate([-(west + east) / 2, -(south + north) / 2]).clipAngle(80);
  projection.fitExtent([[pad, pad], [width - pad, height - pad]], { type: 'MultiPoint', coordinates: corners });
  // Never closer than some 600 km across, or a single town would fill the page.
  const most = (width / 600) * EARTH_KM;
  if (!Number.isFinite(projection.scale()) || projection.scale() > most) {
    projection.scale(most).translate([width / 2, height / 2]);
  }
  return projection;
}

/** The radius of a place in pixels: as wide as it is known, but large enough to be seen and touched. */
export function radius(place: PlaceCount, projection: GeoProjection, zoom: number): number {
  const km = RADIUS[place.precision ?? 'unknown'] ?? 220;
  return Math.max(5, (km / EARTH_KM) * projection.scale() * zoom);
}
