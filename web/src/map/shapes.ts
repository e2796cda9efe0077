/** Shapes of countries, as built by shapes/build.js. */
import { feature } from 'topojson-client';
import type { Feature, MultiPolygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from '../../build/world.json';

export type Shape = Feature<MultiPolygon, { name: string; contested: boolean }>;

const topology = world as unknown as Topology<{ countries: GeometryCollection<{ name: string; contested: boolean }> }>;

/** All shapes; contested ones last, so that they are drawn over the others. */
export const shapes = feature(topology, topology.objects.countries).features as Shape[];
