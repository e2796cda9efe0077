"""Middle points of the states and counties of the USA, from the TopoJSON file of the npm package ``us-atlas``.

The shapes are the Census Bureau's (public domain). Ids are FIPS codes: two figures a state, five a county.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""East and north, in degrees."""


def middles(path: Path) -> dict[str, Point]:
    """Return the middle point of every state and county by its FIPS code."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    layers = ("states", "counties")
    shapes = [shape for name in layers for shape in topology["objects"][name]["geometries"]]
    return {shape["id"]: _middle(list(_rings(shape, arcs))) for shape in shapes}


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """Yield the points of an arc, which is written as steps of a grid."""
    (wide, high), (east, north) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * wide + east, y * high + north


def _rings(shape: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Yield the outer ring of every polygon of a shape."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        ring: list[Point] = []
        for number in polygon[0]:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring.extend(arc[1:] if ring else arc)
        yield ring


def _middle(rings: list[list[Point]]) -> Point:
    """Return the middle of the polygons, each counted by its area."""
    parts = [part for ring in rings if (part := _ring_middle(ring))[0]]
    if not parts:
        return rings[0][0]  # an islet
    total = sum(area for area, _, _ in parts)
    return sum(a * x for a, x, _ in parts) / total, sum(a * y for a, _, y in parts) / total


def _ring_middle(ring: list[Point]) -> tuple[float, float, float]:
    """Return area, east and north of a ring."""
    area = east = north = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
    return (abs(area) / 2, east / (3 * area), north / (3 * area)) if area else (0.0, *ring[0])
