"""A small pack to change, load and break."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ciconia.foundation.access import System
from ciconia.foundation.actions.account import give_role, open_account
from ciconia.foundation.models import Scope, User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Programme

SMALL = """\
[sources.paper]
name = "A paper"
url = "https://example.org/paper"

[programme]
code = "small"
name = { en = "Small programme", nl = "Klein programma" }
prefix = "SMA"
starts = 2020-01-01
ends = "2021-06"
answer_working_days = 10
longest_days = 60
carried_out_by = "An office"
funders = [{ name = "A funder", country = "NLD" }]
lines = ["placement"]
kinds = ["assignment", "internship"]
tagline = "A small programme"
lede = "It is here to be changed."
source = "paper"

[[sector]]
code = "water"
name = "Water"
dac_codes = ["14010"]
source = "paper"

[[sector]]
code = "law"
name = "Law"
dac_codes = []
source = "paper"

[[focus]]
country = "SOM"
name = "Somalia"
next_review = 2021-06-30
source = "paper"
[[focus.chain]]
code = "ministry"
name = "Ministry"
role = "endorser"
days = 14
[[focus.sector]]
code = "water"
decided_with = "Ministries"
why = "Drought"
starts = 2020-01-01
source = "paper"

[[target]]
code = "people"
country = "SOM"
about = 20
of_what = "participants"
by = 2021-06-30
words = "About twenty"
source = "paper"

[[rule]]
code = "residence"
what = "residence_country"
operator = "in"
value = ["NLD", "BEL"]
sentence = "You live in the Netherlands or Belgium."
valid_from = 2020-01-01
source = "paper"

[[criterion]]
code = "skill"
name = "Skill"
question = "What shows it?"
scale = ["nothing", "much"]
source = "paper"

[[fact]]
key = "budget"
label = "Budget"
value = "unknown"
source = "paper"

[[fact]]
key = "reach"
label = "Reach"
value = "Wide"
known_from = 2020-07-01
source = "paper"
"""

MAKER = System("system:maker")


@pytest.fixture
def small() -> str:
    """The text of a small pack."""
    return SMALL


@pytest.fixture
def maker(db: None) -> Iterator[System]:
    """Somebody who may see and make everything, as the wall knows them."""
    del db
    with acting_as("system:maker"):
        yield MAKER


@pytest.fixture
def load(maker: System, tmp_path: Path) -> Callable[..., packs.Loaded]:
    """Loads a text as a file would be loaded."""

    def load_text(text: str, **more: str) -> packs.Loaded:
        path = tmp_path / "small.toml"
        path.write_text(text, encoding="utf-8")
        return packs.load(path, **({"by": maker, "reason": "For a test"} | more))

    return load_text


@pytest.fixture
def programme(load: Callable[..., packs.Loaded]) -> Programme:
    """The small programme, loaded."""
    return load(SMALL).version.programme


@pytest.fixture
def coordinator(programme: Programme, maker: System) -> User:
    """The coordinator of the small programme."""
    user = open_account("coordinator@example.org", by=maker)
    give_role(user, "coordinator", by=maker, scope=Scope.PROGRAMME, scope_id=programme.pk)
    return user
