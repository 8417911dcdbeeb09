"""The map of routes: right on the globe, readable on the page."""

from itertools import combinations

from ciconia.doors.shared.flyway import Flyway, Label, Parallel, Place, flyway, great_circle

THE_HAGUE = Place("NLD", "The Hague")
FOUR = [
    Place("AFG", "Afghanistan", "41 assignments"),
    Place("IRQ", "Iraq", "37 assignments"),
    Place("NGA", "Nigeria", "29 assignments"),
    Place("SOM", "Somalia", "46 assignments"),
]
# Neighbours that crowd each other: the Caucasus, and two capitals of which one lies under the other.
CROWDED = [
    Place(iso, iso * 3, "12 missions") for iso in ["AFG", "ARM", "CPV", "GEO", "GHA", "IRQ", "MAR", "SOM", "SDN"]
]
CLOSE = [Place("RWA", "Rwanda", "12"), Place("BDI", "Burundi", "9"), Place("COD", "DR Congo", "14")]


def drawn(places: list[Place]) -> Flyway:
    """The map from The Hague, which must exist."""
    found = flyway(THE_HAGUE, places)
    assert found is not None
    return found


def labels(found: Flyway) -> list[Label]:
    """All labels of a map."""
    return [found.origin.label, *(stop.label for stop in found.stops)]


def test_a_great_circle_bends_towards_the_pole():
    line = great_circle((0.0, 60.0), (90.0, 60.0), steps=2)
    assert [(round(lon, 1), round(lat, 1)) for lon, lat in line] == [(0.0, 60.0), (45.0, 67.8), (90.0, 60.0)]


def test_a_way_along_a_meridian_stays_on_it():
    line = great_circle((10.0, 50.0), (10.0, 0.0), steps=2)
    assert [(round(lon, 6), round(lat, 6)) for lon, lat in line] == [(10.0, 50.0), (10.0, 25.0), (10.0, 0.0)]


def test_a_way_to_where_one_is_has_no_length():
    assert great_circle((4.3, 52.1), (4.3, 52.1)) == [(4.3, 52.1), (4.3, 52.1)]


def test_the_map_of_four_countries():
    found = drawn(FOUR)
    assert (found.width, found.height) == (658, 437)
    assert (found.origin.x, found.origin.y) == (52, 53)
    assert [(stop.x, stop.y) for stop in found.stops] == [(482, 170), (318, 178), (73, 338), (324, 385)]
    assert found.meridians == [24, 156, 288, 421, 554]
    assert found.parallels == [
        Parallel(y=133, degrees=40),
        Parallel(y=266, degrees=20),
        Parallel(y=243, name="cancer"),
        Parallel(y=398, name="equator"),
    ]


def test_the_map_in_words():
    assert drawn(FOUR).words == (
        "The Hague, Afghanistan: 41 assignments; The Hague, Iraq: 37 assignments; "
        "The Hague, Nigeria: 29 assignments; The Hague, Somalia: 46 assignments"
    )


def test_every_line_starts_at_the_origin_and_ends_at_its_country():
    found = drawn(FOUR)
    ends = [(arc[1:].split()[:2], arc.split()[-2:]) for arc in found.arcs]
    assert [[[round(float(number)) for number in end] for end in pair] for pair in ends] == [
        [[found.origin.x, found.origin.y], [stop.x, stop.y]] for stop in found.stops
    ]


def test_labels_do_not_cover_each_other_and_stay_on_the_map():
    for places in (FOUR, CROWDED, CLOSE):
        found = drawn(places)
        boxes = [label.box for label in labels(found)]
        assert [
            (a, b) for a, b in combinations(boxes, 2) if a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
        ] == []
        assert [box for box in boxes if box[0] < 0 or box[1] < 0 or box[2] > found.width or box[3] > found.height] == []


def test_every_name_is_on_the_map():
    assert [label.name for label in labels(drawn(CLOSE))] == ["The Hague", "Rwanda", "Burundi", "DR Congo"]


def test_right_to_left_names_stand_where_left_to_right_ones_of_the_same_length_do():
    latin = drawn([Place("SOM", "Somalia")])
    arabic = drawn([Place("SOM", "الصومال")])
    assert len("Somalia") == len("الصومال")
    assert [(label.x, label.y, label.anchor) for label in labels(arabic)] == [
        (label.x, label.y, label.anchor) for label in labels(latin)
    ]


def test_a_country_whose_seat_is_not_known_is_left_out():
    assert [stop.label.name for stop in drawn([Place("XKX", "Nowhere"), FOUR[3]]).stops] == ["Somalia"]


def test_no_country_no_map():
    assert flyway(THE_HAGUE, []) is None
    assert flyway(THE_HAGUE, [Place("XKX", "Nowhere")]) is None
    assert flyway(Place("XKX", "Nowhere"), FOUR) is None


def test_the_map_is_never_taller_than_the_page_has_room_for():
    assert [drawn(places).height <= 470 for places in (FOUR, CROWDED, CLOSE)] == [True, True, True]
