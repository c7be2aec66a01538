// Administrative areas: our own compact form, and what d3-geo draws.

/** One area. `ring` holds its outer line: the first corner, then steps, in thousandths of a degree, as `x,y x,y …`. */
export interface Area {
  readonly pcode: string;
  readonly parent: string;
  readonly name: string;
  readonly ring: string;
}

const STEPS_PER_DEGREE = 1000;

export interface AreaPolygon {
  readonly type: 'Feature';
  readonly properties: Area;
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: [number, number][][] };
}

/** The area as a GeoJSON polygon. */
export function polygonOf(area: Area): AreaPolygon {
  let [x, y] = [0, 0];
  const ring = area.ring.split(' ').map((step): [number, number] => {
    const [dx = '0', dy = '0'] = step.split(',');
    x += Number(dx);
    y += Number(dy);
    return [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE];
  });
  const first = ring[0];
  return { type: 'Feature', properties: area, geometry: { type: 'Polygon', coordinates: [first === undefined ? ring : [...ring, first]] } };
}
