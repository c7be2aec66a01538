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

/** Spellings under which publishers name governorates, folded; the P-code is what they mean. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  khanyunis: 'PS0270',
  khanyounes: 'PS0270',
  gazanorth: 'PS0255',
  northgaza: 'PS0255',
  qalqiliya: 'PS0120',
  qalqilia: 'PS0120',
  deiralbalah: 'PS0265',
  middlearea: 'PS0265',
  gazacity: 'PS0260',
  ramallahandalbireh: 'PS0130',
  jerichoandaljordanvalley: 'PS0135',
  eastjerusalem: 'PS0140',
};

/** A name without case, marks, spaces and signs. */
function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The P-code that a publisher's name of a place means, if it is one of these areas. */
export function pcodeOfName(areas: readonly Area[], name: string): string | undefined {
  const key = folded(name);
  return areas.find((area) => folded(area.name) === key)?.pcode ?? (areas.some((area) => area.pcode === OTHER_NAMES[key]) ? OTHER_NAMES[key] : undefined);
}
