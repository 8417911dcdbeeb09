"""The map of routes: great circles from one seat to a programme's countries, drawn in plain numbers.

No coastlines and no projection library: longitudes and latitudes become x and y in equal steps (a plate carrée), so
that a line on the map is a list of points a reader can check with a globe. A map is not mirrored: west stays where
x is small in every language; only the words change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise, product
from math import acos, atan2, cos, degrees, radians, sin, sqrt

# Seats of government, longitude and latitude in degrees to one decimal (about 10 km), read from an atlas.
# The map draws one unit for a seventh of a degree or more, so nothing finer would show.
SEATS: dict[str, tuple[float, float]] = {
    "AFG": (69.2, 34.5), "ALB": (19.8, 41.3), "ARM": (44.5, 40.2), "AUT": (16.4, 48.2), "BDI": (29.9, -3.4),
    "BEL": (4.4, 50.8), "BGD": (90.4, 23.7), "CMR": (11.5, 3.9), "COD": (15.3, -4.3), "CPV": (-23.5, 14.9),
    "DEU": (13.4, 52.5), "DNK": (12.6, 55.7), "EGY": (31.2, 30.0), "ERI": (38.9, 15.3), "ESP": (-3.7, 40.4),
    "ETH": (38.7, 9.0), "FRA": (2.4, 48.9), "GBR": (-0.1, 51.5), "GEO": (44.8, 41.7), "GHA": (-0.2, 5.6),
    "GIN": (-13.7, 9.5), "IRN": (51.4, 35.7), "IRQ": (44.4, 33.3), "ITA": (12.5, 41.9), "JOR": (35.9, 31.9),
    "KEN": (36.8, -1.3), "LBN": (35.5, 33.9), "LBR": (-10.8, 6.3), "LBY": (13.2, 32.9), "LUX": (6.1, 49.6),
    "MAR": (-6.8, 34.0), "MDA": (28.8, 47.0), "MLI": (-8.0, 12.6), "MRT": (-16.0, 18.1), "NGA": (7.5, 9.1),
    "NLD": (4.3, 52.1), "PAK": (73.0, 33.7), "PSE": (35.2, 31.9), "RWA": (30.1, -1.9), "SDN": (32.5, 15.6),
    "SEN": (-17.4, 14.7), "SLE": (-13.2, 8.5), "SOM": (45.3, 2.0), "SSD": (31.6, 4.9), "SUR": (-55.2, 5.9),
    "SWE": (18.1, 59.3), "SYR": (36.3, 33.5), "TUN": (10.2, 36.8), "TUR": (32.9, 39.9), "UGA": (32.6, 0.3),
    "UKR": (30.5, 50.5), "YEM": (44.2, 15.4),
}  # fmt: skip
TROPIC = 23.4
WIDTH, TALLEST = 658, 470
MARGIN = 52
LABEL_ROOM = 176  # a name beside the easternmost place
NAME_SIZE, NOTE_SIZE = 24, 20  # as in the stylesheet
LETTER = 0.58  # width of a letter in its own height
BIRD = 64
STEPS = 16


@dataclass(frozen=True)
class Place:
    """A country on the map: ISO code, its name in the reader's language, and a second line such as "46 assignments"."""

    iso: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Label:
    """Where a name stands; `anchor` is SVG's start, middle or end."""

    x: int
    y: int
    anchor: str
    name: str
    note: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The room the two lines take: x from, y from, x to, y to. Letters count as wide ones."""
        width = max(len(self.name) * NAME_SIZE, len(self.note) * NOTE_SIZE) * LETTER
        start = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return start, self.y - NAME_SIZE * 0.8, start + width, self.y + (NOTE_SIZE + 8 if self.note else 6)


@dataclass(frozen=True)
class Stop:
    """A place as drawn."""

    x: int
    y: int
    label: Label


@dataclass(frozen=True)
class Parallel:
    """A line of latitude: a round number of degrees, or one with a name (equator, cancer, capricorn)."""

    y: int
    degrees: int = 0
    name: str = ""


@dataclass(frozen=True)
class Flyway:
    """Everything the component draws."""

    width: int
    height: int
    meridians: list[int]
    parallels: list[Parallel]
    arcs: list[str]
    origin: Stop
    stops: list[Stop]
    bird: tuple[int, int] | None

    @property
    def words(self) -> str:
        """The map in words, for who cannot see it."""
        return "; ".join(f"{self.origin.label.name}, {_words(stop.label)}" for stop in self.stops)


def great_circle(start: tuple[float, float], end: tuple[float, float], steps: int = STEPS) -> list[tuple[float, float]]:
    """Points on the shortest way over the globe between two (longitude, latitude), ends included.

    Interpolation of the two unit vectors, after any textbook of navigation.
    """
    (lon1, lat1), (lon2, lat2) = [(radians(lon), radians(lat)) for lon, lat in (start, end)]
    angle = acos(min(1.0, sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon2 - lon1)))
    if angle < 1e-9:
        return [start, end]
    points = []
    for step in range(steps + 1):
        a, b = sin((1 - step / steps) * angle) / sin(angle), sin(step / steps * angle) / sin(angle)
        x = a * cos(lat1) * cos(lon1) + b * cos(lat2) * cos(lon2)
        y = a * cos(lat1) * sin(lon1) + b * cos(lat2) * sin(lon2)
        z = a * sin(lat1) + b * sin(lat2)
        points.append((degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))))
    return points


def flyway(origin: Place, places: Iterable[Place]) -> Flyway | None:
    """The map from `origin` to `places`; places whose seat is not in the table are left out, None if none is left."""
    known = tuple(place for place in places if place.iso in SEATS and place.iso != origin.iso)
    return _drawn(origin, known) if known and origin.iso in SEATS else None


@lru_cache(maxsize=64)
def _drawn(origin: Place, known: tuple[Place, ...]) -> Flyway:
    lines = [great_circle(SEATS[origin.iso], SEATS[place.iso]) for place in known]
    frame = _Frame.around([point for line in lines for point in line])
    drawn = [[frame.exactly(point) for point in line] for line in lines]
    home = frame.at(SEATS[origin.iso])
    labels = _labels(home, origin, [(frame.at(SEATS[place.iso]), place) for place in known], drawn, frame)
    return Flyway(
        width=WIDTH,
        height=frame.height,
        meridians=[frame.at((lon, 0))[0] for lon in range(-180, 181, 20) if frame.has_longitude(lon)],
        parallels=frame.parallels(),
        arcs=["M" + " ".join(f"{x:g} {y:g}" for x, y in line) for line in drawn],
        origin=Stop(*home, labels[0]),
        stops=[Stop(*frame.at(SEATS[place.iso]), label) for place, label in zip(known, labels[1:], strict=True)],
        bird=_bird(drawn, [label.box for label in labels], frame),
    )


@dataclass(frozen=True)
class _Frame:
    """How degrees become units: the western and northern edge, units for a degree, and the height."""

    west: float
    north: float
    scale: float
    height: int

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Frame":
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        wide, high = max(max(lons) - min(lons), 20), max(lats) - min(lats)
        scale = min((WIDTH - MARGIN - LABEL_ROOM) / wide, (TALLEST - 2 * MARGIN) / high if high else 20, 20)
        height = round(high * scale) + 2 * MARGIN
        spare = WIDTH - MARGIN - LABEL_ROOM - (max(lons) - min(lons)) * scale
        return cls(min(lons) - (MARGIN + spare / 3) / scale, max(lats) + MARGIN / scale, scale, height)

    def exactly(self, point: tuple[float, float]) -> tuple[float, float]:
        return round((point[0] - self.west) * self.scale, 1), round((self.north - point[1]) * self.scale, 1)

    def at(self, point: tuple[float, float]) -> tuple[int, int]:
        x, y = self.exactly(point)
        return round(x), round(y)

    def has_longitude(self, lon: float) -> bool:
        return 0 <= (lon - self.west) * self.scale <= WIDTH

    def parallels(self) -> list[Parallel]:
        lines = [Parallel(self.at((0, lat))[1], lat) for lat in (60, 40, 20, -20, -40)]
        for name, lat in (("cancer", TROPIC), ("equator", 0.0), ("capricorn", -TROPIC)):
            lines.append(Parallel(self.at((0, lat))[1], 0, name))
        return [line for line in lines if 16 <= line.y <= self.height - 4]


Box = tuple[float, float, float, float]
Line = Sequence[tuple[float, float]]


def _labels(
    home: tuple[int, int],
    origin: Place,
    stops: Sequence[tuple[tuple[int, int], Place]],
    lines: Sequence[Line],
    frame: _Frame,
) -> list[Label]:
    """One label for the origin and each stop: first each where it covers least, then neighbours make room in pairs."""
    wanted = [(home, origin), *stops]
    dots: list[Box] = [(x, y, x, y) for (x, y), _ in wanted]
    choices = [_choices(at, place) for at, place in wanted]
    alone = [
        [_cost(label.box, [], dots, lines, frame) + rank / 10 + 200 * (label.note != place.note)
         for rank, label in enumerate(found)]
        for found, (_, place) in zip(choices, wanted, strict=True)
    ]  # fmt: skip
    boxes = [[label.box for label in found] for found in choices]
    picked = [costs.index(min(costs)) for costs in alone]

    def cost(i: int, j: int, one: int, other: int) -> float:
        a, b = boxes[i][one], boxes[j][other]
        rest = [boxes[k][pick] for k, pick in enumerate(picked) if k not in (i, j)]
        clashes = _touch(a, b) + sum(_touch(a, box) + _touch(b, box) for box in rest)
        return 1000 * clashes + alone[i][one] + alone[j][other]

    for _round in range(2):
        for i, j in combinations(range(len(wanted)), 2):
            best = min(alone[i]) + min(alone[j])
            if not _touch(_around(dots[i]), _around(dots[j])) or cost(i, j, picked[i], picked[j]) == best:
                continue
            pairs = product(range(len(choices[i])), range(len(choices[j])))
            picked[i], picked[j] = min(pairs, key=lambda pair, i=i, j=j: cost(i, j, *pair))  # type: ignore[misc]
    return [choices[i][pick] for i, pick in enumerate(picked)]


def _around(dot: Box) -> Box:
    """The neighbourhood in which another dot's label may be in the way."""
    return dot[0] - 90, dot[1] - 45, dot[2] + 90, dot[3] + 45


def _choices(at: tuple[int, int], place: Place) -> list[Label]:
    """Places for a label around a point, the best first."""
    x, y = at
    lift = 0 if place.note else 10
    label = Label(x, y, "start", place.name, place.note)
    offsets = [
        ("start", 14, -2), ("start", 14, 16), ("start", 12, 32), ("start", 10, -22), ("end", -14, -2), ("end", -14, 16),
        ("middle", 0, 36), ("middle", 0, -36), ("end", -12, 36), ("end", -10, -30), ("start", -20, 56),
    ]  # fmt: skip
    full = [replace(label, x=x + dx, y=y + dy + lift, anchor=anchor) for anchor, dx, dy in offsets]
    return [*full, *(replace(choice, y=choice.y + 8, note="") for choice in full if place.note)]


def _cost(box: Box, taken: list[Box], dots: Sequence[Box], lines: Sequence[Line], frame: _Frame) -> float:
    """How bad a label stands: over the edge or on another label is worst, then on a dot, then on a line."""
    outside = box[0] < 2 or box[1] < 2 or box[2] > WIDTH - 2 or box[3] > frame.height - 2
    on_labels = sum(_touch(box, other) for other in taken)
    on_dots = sum(_touch(box, (x1 - 9, y1 - 9, x2 + 9, y2 + 9)) for x1, y1, x2, y2 in dots)
    on_lines = sum(_touch(box, (x, y, x, y)) for line in lines for x, y in _dense(line))
    return 1000 * outside + 1000 * on_labels + 30 * on_dots + on_lines


def _bird(lines: Sequence[Line], taken: list[Box], frame: _Frame) -> tuple[int, int] | None:
    """Where the stork flies: above a line, as near its middle as it fits; nowhere where it would cover something."""
    spots = []
    for line in lines:
        for step in range(STEPS // 4, STEPS * 3 // 4 + 1):
            x, y = round(line[step][0]) - BIRD // 2, round(line[step][1]) - BIRD - 4
            cost = _cost((x, y, x + BIRD, y + BIRD), taken, [], lines, frame) + abs(step - STEPS / 2) / 10
            spots.append((cost, x, y))
    cost, x, y = min(spots)
    return (x, y) if cost < 100 else None


def _dense(line: Line) -> list[tuple[float, float]]:
    """The points of a line and those half way between them."""
    halves = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(line)]
    return [*line, *halves]


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _words(label: Label) -> str:
    return f"{label.name}: {label.note}" if label.note else label.name
