// A precision-recall curve as a small picture: no fonts, no scripts, drawn in the colour of the text around it.

import type { CurvePoint, Score } from '@amanah/linkage/evaluate.ts';

const SIDE = 320;
const EDGE = 44;
/** Recall and precision that the picture begins at, in tenths, so that it shows where curves differ. */
const BEGINNINGS = [0.9, 0.8, 0.5, 0] as const;

interface Line {
  readonly name: string;
  readonly points: readonly { readonly weight: number; readonly score: Score }[];
  readonly dash: string;
}

/** The curve of pairs and that of clusters, with the threshold of review marked. */
export function curveSvg(points: readonly CurvePoint[], title: string, review: number): string {
  const lines: readonly Line[] = [
    { name: 'pairs', points: points.map(({ weight, pairwise }) => ({ weight, score: pairwise })), dash: '' },
    { name: 'clusters', points: points.map(({ weight, closure }) => ({ weight, score: closure })), dash: '5 3' },
  ];
  const shown = lines.flatMap((line) => line.points).filter(({ weight }) => weight >= review - 4 && weight <= review + 4);
  const lowest = Math.min(1, ...shown.flatMap(({ score }) => [score.precision, score.recall]));
  const from = BEGINNINGS.find((one) => one <= lowest) ?? 0;
  const x = (recall: number): string => (EDGE + ((Math.max(recall, from) - from) / (1 - from)) * SIDE).toFixed(1);
  const y = (precision: number): string => (EDGE / 2 + SIDE - ((Math.max(precision, from) - from) / (1 - from)) * SIDE).toFixed(1);
  const ticks = Array.from({ length: 6 }, (_, at) => from + ((1 - from) * at) / 5);
  const drawn = lines.flatMap(({ points: own, dash }) => [
    `<polyline fill="none" stroke="currentColor" stroke-width="1.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`} points="${own.map(({ score }) => `${x(score.recall)},${y(score.precision)}`).join(' ')}"/>`,
    ...own.map(({ weight, score }) => `<circle cx="${x(score.recall)}" cy="${y(score.precision)}" r="${weight === review ? 5 : 2}" fill="currentColor"><title>${weight} bits: precision ${score.precision.toFixed(4)}, recall ${score.recall.toFixed(4)}</title></circle>`),
  ]);
  const grid = ticks.flatMap((tick) => [
    `<path stroke="currentColor" stroke-opacity="0.15" d="M${x(tick)} ${y(from)}V${y(1)}M${x(from)} ${y(tick)}H${x(1)}"/>`,
    `<text x="${x(tick)}" y="${EDGE / 2 + SIDE + 14}" text-anchor="middle">${tick.toFixed(2)}</text><text x="${EDGE - 6}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${tick.toFixed(2)}</text>`,
  ]);
  const [width, height] = [SIDE + EDGE + 16, SIDE + EDGE + 16];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="10" fill="currentColor" role="img">`,
    `<title>${escaped(title)}: precision by recall</title>`,
    ...grid,
    ...drawn,
    `<text x="${EDGE + SIDE / 2}" y="${height - 6}" text-anchor="middle">recall; line: pairs, dashes: clusters, large: ${review} bits</text><text x="${EDGE}" y="12">precision, ${escaped(title)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
