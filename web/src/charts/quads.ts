/** Counts by quad class, 1 to 4. */

/** The longer of the two sides of a QuadBar: cooperation or conflict. */
export function widest(quads: readonly number[]): number {
  return Math.max((quads[0] ?? 0) + (quads[1] ?? 0), (quads[2] ?? 0) + (quads[3] ?? 0));
}

/** The class that most are of; 0 where there are none, as of requests only. */
export function mainQuad(quads: readonly number[]): number {
  const most = Math.max(...quads);
  return most > 0 ? quads.indexOf(most) + 1 : 0;
}
