/**
 * Shapes of countries for the map, from Natural Earth (public domain) by way of world-atlas: the ids that the chronicle
 * uses, contested areas apart, simplified. Written to build/world.json.
 *
 * Natural Earth draws who holds an area. The map says instead that it is contested, and is coarse on purpose: an outline
 * of an area that no data set of this scale has (Abkhazia, South Ossetia, Golan, Kashmir) is drawn by a few points.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import isoCountries from 'i18n-iso-countries';
import polygonClipping from 'polygon-clipping';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const countries = feature(atlas, atlas.objects.countries).features;

/** Features of the atlas that are contested as a whole: name there, name here, id here. */
const WHOLE = {
  Taiwan: ['Taiwan', 'TWN'],
  Kosovo: ['Kosovo', 'XKX'],
  'W. Sahara': ['Western Sahara', 'ESH'],
  'N. Cyprus': ['Northern Cyprus', null],
  Somaliland: ['Somaliland', null],
  Palestine: ['West Bank and Gaza', 'PSE'],
  'Siachen Glacier': ['Kashmir', null],
};

/** Contested parts of countries: outlines of a few points (east, north), cut to the land of the countries named. */
const PARTS = [
  ['Abkhazia', ['Georgia'], [[39.4, 43.0], [39.9, 43.65], [40.6, 43.6], [41.4, 43.4], [42.1, 43.2], [42.1, 43.0], [41.75, 42.65], [41.6, 42.4], [41.3, 42.3]]],
  ['South Ossetia', ['Georgia'], [[43.4, 42.6], [43.8, 42.75], [44.4, 42.8], [44.6, 42.5], [44.3, 42.15], [43.95, 42.05], [43.6, 42.15], [43.4, 42.4]]],
  ['Golan', ['Israel', 'Syria'], [[35.62, 33.28], [35.65, 32.69], [35.76, 32.73], [35.88, 32.95], [35.83, 33.28]]],
  ['Kashmir', ['India', 'Pakistan', 'China'], [[74.0, 33.2], [73.6, 34.0], [73.4, 34.6], [72.6, 35.8], [72.5, 36.2], [73.1, 36.85], [74.6, 37.05], [75.7, 36.6], [76.2, 35.85], [77.8, 35.5], [79.0, 35.9], [80.2, 35.5], [79.5, 34.5], [79.0, 33.3], [78.9, 32.4], [78.4, 32.5], [77.8, 32.9], [76.8, 33.1], [75.9, 32.6], [75.4, 32.3], [74.7, 32.5]]],
];

const polygons = (shape) => (shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates);
const named = (name) => countries.find((shape) => shape.properties.name === name);

/** Whether a ring lies within the box of Crimea, which the atlas draws as a polygon of Russia's. */
function isCrimea([ring]) {
  return ring.every(([east, north]) => east > 32 && east < 37 && north > 44 && north < 46.5);
}

function shapeOf(id, name, coordinates, contested) {
  return { type: 'Feature', id: id ?? undefined, properties: { name, contested }, geometry: { type: 'MultiPolygon', coordinates } };
}

/** On a sphere a ring that turns the wrong way holds all but what it should. */
function turned(polygon) {
  const outside = geoArea({ type: 'Polygon', coordinates: [polygon[0]] }) > 2 * Math.PI;
  return outside ? polygon.map((ring) => [...ring].reverse()) : polygon;
}

const russia = named('Russia');
const crimea = polygons(russia).filter(isCrimea);
if (crimea.length !== 1) throw new Error('The atlas draws Crimea in another way; look at shapes/build.js.');
russia.geometry = { type: 'MultiPolygon', coordinates: polygons(russia).filter((polygon) => !isCrimea(polygon)) };

const plain = countries
  .filter((shape) => !(shape.properties.name in WHOLE) && shape.properties.name !== 'Antarctica')
  .map((shape) => shapeOf(isoCountries.numericToAlpha3(shape.id), shape.properties.name, polygons(shape), false));
const whole = Object.entries(WHOLE).map(([name, [words, id]]) => shapeOf(id, words, polygons(named(name)), true));
const parts = PARTS.map(([name, of, ring]) => {
  const outline = [[...ring, ring[0]]];
  return shapeOf(null, name, polygonClipping.intersection(outline, of.flatMap((one) => polygons(named(one)))).map(turned), true);
});

const all = { type: 'FeatureCollection', features: [...plain, ...whole, shapeOf(null, 'Crimea', crimea, true), ...parts] };
const joined = topology({ countries: all });
const coarse = quantize(simplify(presimplify(joined), 0.008), 2e4);
for (const shape of feature(coarse, coarse.objects.countries).features) {
  if (!(geoArea(shape) < Math.PI)) throw new Error(`The shape of ${shape.properties.name} is broken.`);
}
mkdirSync(new URL('../build/', import.meta.url), { recursive: true });
writeFileSync(new URL('../build/world.json', import.meta.url), JSON.stringify(coarse));
console.log(`build/world.json: ${all.features.length} shapes, ${Math.round(JSON.stringify(coarse).length / 1024)} kB`);
