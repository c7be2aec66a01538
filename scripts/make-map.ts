// Makes packages/web/src/map/pse.ts from a GeoJSON file of areas with P-codes:
//
//     node scripts/make-map.ts pse_adm2_cod_simplified.geojson > packages/web/src/map/pse.ts
//
// The result is our own compact form: corners on a grid of a thousandth of a
// degree, each ring as its first corner and the steps from there. Neighbours
// share their corners, so they still meet after the rounding.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { geoArea } from 'd3-geo';

interface Feature {
  readonly properties: { readonly pcode: string; readonly name: string; readonly parent: string };
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly (readonly [number, number])[])[] };
}

const STEPS_PER_DEGREE = 1000;

const SOURCE_LINE = 'Areas: OCHA common operational dataset (COD-AB), State of Palestine, valid on 2023-10-19, CC BY-IGO; simplified and rounded to a thousandth of a degree.';

/** The corners of a ring on the grid, without repeats and without corners on a straight line. */
function corners(ring: readonly (readonly [number, number])[]): [number, number][] {
  const grid: [number, number][] = [];
  for (const [longitude, latitude] of ring) {
    const point: [number, number] = [Math.round(longitude * STEPS_PER_DEGREE), Math.round(latitude * STEPS_PER_DEGREE)];
    const last = grid.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) grid.push(point);
  }
  const first = grid[0];
  const last = grid.at(-1);
  if (first !== undefined && last !== undefined && grid.length > 1 && first[0] === last[0] && first[1] === last[1]) grid.pop();
  return grid;
}

/** Outer rings run clockwise as d3-geo reads them: the smaller side is inside. */
function windOuter(ring: [number, number][]): [number, number][] {
  const degrees = ring.map(([x, y]) => [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE] as [number, number]);
  const first = degrees[0] as [number, number];
  const area = geoArea({ type: 'Polygon', coordinates: [[...degrees, first]] });
  return area > 2 * Math.PI ? ring.reverse() : ring;
}

function steps(ring: readonly [number, number][]): string {
  let [x, y] = [0, 0];
  return ring
    .map(([nextX, nextY]) => {
      const step = `${nextX - x},${nextY - y}`;
      [x, y] = [nextX, nextY];
      return step;
    })
    .join(' ');
}

function main(): void {
  const path = process.argv[2];
  if (path === undefined) throw new Error('name the GeoJSON file');
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as { readonly features: readonly Feature[] };
  const areas = features.map(({ properties, geometry }) => {
    if (geometry.type !== 'Polygon') throw new Error(`${properties.pcode}: expected one polygon`);
    const outer = steps(windOuter(corners(geometry.coordinates[0] ?? [])));
    return `  { pcode: '${properties.pcode}', parent: '${properties.parent}', name: '${properties.name}', ring: '${outer}' },`;
  });
  process.stdout.write(`// Governorates of the State of Palestine with their P-codes. Made by scripts/make-map.ts; do not edit by hand.
// ${SOURCE_LINE}

import type { Area } from './area.ts';

/** Cited under every map drawn from these areas. */
export const PSE_SOURCE = '${SOURCE_LINE}';

export const PSE_AREAS: readonly Area[] = [
${areas.join('\n')}
];
`);
}

main();
