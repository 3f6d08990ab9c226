"""A plot of costs by size as SVG: both axes logarithmic, all words as text."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 420, 340
"""Of one panel, in pixels; the margins are within."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 18, 44, 96
_STYLES = (
    ("#0b4f9e", "", "circle"),
    ("#a33b00", "7 3", "square"),
    ("#3d3d3d", "2 3", "diamond"),
    ("#5b2a86", "9 3 2 3", "circle"),
)
"""Colour, dashes and mark of the lines: none is told by its colour alone, and all are dark."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plot: seconds by size."""

    name: str
    points: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the plots that stand side by side; ``unit`` is what its sizes count."""

    title: str
    unit: str
    lines: Sequence[Line]


def plot(panels: Sequence[Panel], title: str) -> str:
    """Return the panels as one SVG; its description says every number."""
    shown = [panel for panel in panels if any(line.points for line in panel.lines)]
    width = _WIDTH * max(1, len(shown))
    told = " ".join(_told(panel) for panel in shown)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
        f'width="{width}" height="{_HEIGHT}" role="img" aria-labelledby="title desc" '
        'font-family="sans-serif" font-size="12" fill="#1a1a1a">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(told)}</desc>',
        f'<rect width="{width}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for at, panel in enumerate(shown):
        parts += [f'<g transform="translate({at * _WIDTH} 0)">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _told(panel: Panel) -> str:
    rows = (
        f"{line.name}: "
        + ", ".join(f"{value:.1f} s with {size}" for size, value in sorted(line.points.items()))
        for line in panel.lines
    )
    return f"{panel.title}, seconds by number of {panel.unit}. " + "; ".join(rows) + "."


def _panel(panel: Panel) -> list[str]:
    sizes = sorted({size for line in panel.lines for size in line.points})
    values = [value for line in panel.lines for value in line.points.values()]
    across = _scale(sizes[0], sizes[-1], _LEFT + 8, _WIDTH - _RIGHT)
    low, high = min(values), max(values)
    up = _scale(low / 1.2, high * 1.2, _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="bold">{escape(panel.title)}</text>'
    ]
    for tick in _ticks(low / 1.2, high * 1.2):
        y = up(tick)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#d0d0d0"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:g} s</text>')
    for size in sizes:
        y = _HEIGHT - _BOTTOM
        parts.append(
            f'<text x="{across(size):.1f}" y="{y + 16}" text-anchor="middle">{size}</text>'
        )
    parts.append(
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2:.1f}" y="{_HEIGHT - _BOTTOM + 32}" '
        f'text-anchor="middle">{escape(panel.unit)}</text>'
    )
    for at, (line, style) in enumerate(zip(panel.lines, _STYLES, strict=False)):
        places = [(across(size), up(value)) for size, value in sorted(line.points.items())]
        y = _HEIGHT - _BOTTOM + 50 + 15 * at
        parts += [*_line(places, style), *_line([(_LEFT, y), (_LEFT + 36, y)], style)]
        parts.append(f'<text x="{_LEFT + 46}" y="{y + 4}">{escape(line.name)}</text>')
    return parts


def _line(places: Sequence[tuple[float, float]], style: tuple[str, str, str]) -> list[str]:
    colour, dashes, mark = style
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    shape = {
        "circle": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "square": "M-3.5-3.5h7v7h-7z",
        "diamond": "M0-5L5 0L0 5L-5 0z",
    }[mark]
    drawn = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes or "none"}"'
    marks = [
        f'<path d="{shape}" fill="{colour}" transform="translate({x:.1f} {y:.1f})"/>'
        for x, y in places
    ]
    return [f'<polyline points="{path}" {drawn}/>', *marks]


def _scale(low: float, high: float, start: float, end: float) -> "_Scale":
    return _Scale(math.log(low), max(math.log(high) - math.log(low), 1e-9), start, end)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a number to its place in pixels, by its logarithm."""

    low: float
    length: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * (math.log(value) - self.low) / self.length


def _ticks(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten between two numbers."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    all_of_them = (step * 10.0**power for power in range(first, last + 1) for step in (1, 2, 5))
    return [tick for tick in all_of_them if low <= tick <= high]
