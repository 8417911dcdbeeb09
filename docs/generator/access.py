"""Who reaches which address: the declaration that the tests ask every address about, as a page."""

from collections.abc import Mapping

from docs.generator.text import grid, page
from tests.house.reach import DESK, EVERYBODY, OPEN, PORTAL, SIGN_IN, Reach

INTRODUCTION = """
An `x` says that this audience reaches the address, for what is its own: staff have a role for one focus, hosts and
their like for one institution, experts see what is about themselves. Everybody who has no `x` is refused: there is no
such page (404), or one is asked to sign in. A row of a neighbouring focus, of another programme, of another
institution or person is refused to everybody, whatever stands here. Two nouns are wider: organisations belong to no
programme, and affiliations to no country.

`tests/house/test_access.py` asks each of these addresses as each of them, at home, next door and in another programme:
pages, forms and every move. Every personal field of every row there holds a word of its own, and no answer, be it a
page, a feed, JSON, a file or a PDF, may hold a word of somebody else's. A form that is sent, or a move that is made,
by somebody who may not, leaves every table as it was. An address without a line in `tests/house/reach.py` fails the
test. Pages of the sign-in library and of letters are only looked at for words and faults; of an import, a merge and
the end of a contact or a role, only the refusals are asked for.

Of moves an `x` says that the role has at least one; which, stands in [permissions](permissions.md).
"""
DOORS: Mapping[str, Mapping[str, Reach]] = {
    "For everybody": OPEN,
    "Signing in": SIGN_IN,
    "The portal": PORTAL,
    "The desk": DESK,
}


def page_of_access() -> str:
    """The page."""
    blocks = []
    for title, routes in DOORS.items():
        rows = [(name, [who in reach.who for who in EVERYBODY]) for name, reach in routes.items()]
        blocks += [f"## {title}", grid([who.replace(" ", "-") for who in EVERYBODY], rows)]
    return page("Access", INTRODUCTION, *blocks)
