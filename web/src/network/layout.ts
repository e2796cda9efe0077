/** Where parties stand in the picture: the same for the same data, by forces that start from fixed places. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Edge, Node } from '../data/types';

export interface Placed extends SimulationNodeDatum {
  node: Node;
  r: number;
  x: number;
  y: number;
}

const STEPS = 300;

/** The size of a party: its area counts its events. */
export function size(node: Node): number {
  return 4 + 2.2 * Math.sqrt(node.did + node.received);
}

/** Places for all nodes within a box. */
export function layout(nodes: Node[], edges: Edge[], width: number, height: number): Map<string, Placed> {
  const placed: Placed[] = nodes.map((node, n) => {
    // Sunflower: a fixed, even start.
    const [angle, away] = [n * 2.39996, 14 * Math.sqrt(n + 0.5)];
    return { node, r: size(node), x: width / 2 + away * Math.cos(angle), y: height / 2 + away * Math.sin(angle) };
  });
  const known = new Set(nodes.map((node) => node.id));
  const links = edges
    .filter((edge) => known.has(edge.source) && known.has(edge.target) && edge.source !== edge.target)
    .map((edge) => ({ source: edge.source, target: edge.target, weight: edge.events }));
  const forces = forceSimulation(placed)
    .force('link', forceLink<Placed, (typeof links)[number] & { source: string | Placed; target: string | Placed }>(links).id((one) => one.node.id).distance(110).strength((link) => Math.min(0.6, 0.12 * link.weight)))
    .force('apart', forceManyBody().strength(-320).distanceMax(600))
    .force('room', forceCollide<Placed>((one) => one.r + 16))
    .force('x', forceX(width / 2).strength(0.055))
    .force('y', forceY(height / 2).strength(0.055 * (width / height)))
    .stop();
  forces.tick(STEPS);
  return new Map(fit(placed, width, height).map((one) => [one.node.id, one]));
}

/** Move and scale so that all stand in the box, with room for their names. */
function fit(placed: Placed[], width: number, height: number): Placed[] {
  if (!placed.length) return placed;
  const pad = { left: 24, right: 110, top: 22, bottom: 22 };
  const [left, right] = [Math.min(...placed.map((p) => p.x - p.r)), Math.max(...placed.map((p) => p.x + p.r))];
  const [top, bottom] = [Math.min(...placed.map((p) => p.y - p.r)), Math.max(...placed.map((p) => p.y + p.r))];
  const scale = Math.min((width - pad.left - pad.right) / Math.max(1, right - left), (height - pad.top - pad.bottom) / Math.max(1, bottom - top), 1.4);
  const [dx, dy] = [
    pad.left + (width - pad.left - pad.right - (right - left) * scale) / 2,
    pad.top + (height - pad.top - pad.bottom - (bottom - top) * scale) / 2,
  ];
  return placed.map((p) => ({ ...p, x: dx + (p.x - left) * scale, y: dy + (p.y - top) * scale }));
}
