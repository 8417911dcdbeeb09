"""The documentation says what the code is: generated pages, names, links, words and limits."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import rules.permissions

from bench.web import FIRST_VISIT, PAGES
from ciconia.doors.cli.__main__ import ciconia
from ciconia.foundation.flow import registry
from ciconia.foundation.models import Role
from ciconia.programmes.kinds import NAMED
from ciconia.programmes.packs import FOLDER
from ciconia.programmes.rules import pack
from docs.generator import commands, settings
from docs.generator.addresses import addresses
from docs.generator.flows import model_of
from tests.house.checks import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
CONTRACT = ROOT.parent / "shared" / "contracts" / "flows.toml"
# Nouns that the contract does not know: their table is the one in the reference.
NOT_IN_CONTRACT = {
    "board_seat", "board_theme", "co_applicant", "consultation", "course", "development_plan", "enrolment", "idea",
    "interview", "mentorship",
    "newsletter", "paper", "post", "publication", "reference", "statement", "story",
}  # fmt: skip
BY_HAND = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
VERB = re.compile(r"\./run ([a-z]+)")


def pages():
    """Every page of the documentation."""
    return [*BY_HAND, *sorted(DOCS.rglob("*.md"))]


def generated(name):
    """The text of a page of the reference."""
    return (REFERENCE / name).read_text()


def named_in(name):
    """What stands as code on a page of the reference, and the first word of each line of its matrices."""
    text = generated(name)
    return set(re.findall(r"`([^`\n]+)`", text)) | set(re.findall(r"^([a-z_]+\.[a-z_]+) ", text, re.M))


def test_generated_pages_are_as_the_code_is():
    command = [sys.executable, "-m", "docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}Write them anew: ./run docs"


def test_the_flows_for_programs_are_those_of_the_code():
    states = {
        noun: {name: (state.turn, state.due) for name, state in flow.states.items()} for noun, flow in registry.items()
    }
    marks = {
        noun: {name: (mark.turn, mark.due) for name, mark in flow.marks.items()} for noun, flow in registry.items()
    }
    moves = {noun: [(m.name, m.sources, m.to, m.who, m.reason) for m in flow.moves] for noun, flow in registry.items()}
    written = tomllib.loads(generated("flows.toml"))
    assert {noun: _rules(flow["states"]) for noun, flow in written.items()} == states
    assert {noun: _rules(flow.get("marks", {})) for noun, flow in written.items()} == marks
    assert {
        noun: [(*move[:4], move[4:] == ["reason"]) for move in flow["moves"]] for noun, flow in written.items()
    } == moves


# A suspended country holds its planning rounds as it holds needs and applications (decision 0051).
MARKS_ADDED = {"cohort": {"held": {"turn": "coordinator", "due": "P14D"}}}
# An affiliated organisation proposes an event, and an officer answers (decision 0057).
STATES_ADDED = {
    "event": {
        "proposed": {"turn": "officer", "due": "P14D"},
        "returned": {"turn": "organisation contact", "due": "P14D"},
    }
}
MOVES_ADDED = {
    "event": [
        ["propose", "draft|returned", "proposed", "organisation contact"],
        ["announce", "draft|proposed", "announced", "officer"],
        ["send_back", "proposed", "returned", "officer", "reason"],
        ["decline", "proposed", "cancelled", "officer", "reason"],
        ["take_back", "proposed|returned", "cancelled", "organisation contact"],
    ]
}


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract lies beside the clone, and is not there")
@pytest.mark.parametrize("noun", sorted({*tomllib.loads((REFERENCE / "flows.toml").read_text())} - NOT_IN_CONTRACT))
def test_a_flow_keeps_its_contract(noun):
    agreed = tomllib.loads(CONTRACT.read_text())[noun]
    written = tomllib.loads(generated("flows.toml"))[noun]
    assert _rules(written["states"]) == _rules(agreed["states"] | STATES_ADDED.get(noun, {}))
    assert _rules(written.get("marks", {})) == _rules(agreed.get("marks", {}) | MARKS_ADDED.get(noun, {}))
    added = MOVES_ADDED.get(noun, [])
    wider = {move[0] for move in added}
    assert _moves(written["moves"]) == _moves([*(move for move in agreed["moves"] if move[0] not in wider), *added])


def _rules(states):
    """{state: (turn, due)}; a turn of several roles is the same in any order."""
    return {name: (state.get("turn", ""), state.get("due", "")) for name, state in states.items()}


def _moves(moves):
    """{move: (from, to, roles, reason)}, without the conditions that a contract writes behind the roles."""
    return sorted(
        (name, sorted(sources.split("|")), to, sorted(who.split(":")[0].split("|")), more == ["reason"])
        for name, sources, to, who, *more in moves
    )


def test_every_move_and_permission_is_in_the_reference():
    moves = {move.name for flow in registry.values() for move in flow.moves}
    assert sorted(moves - named_in("flows.md")) == []
    assert sorted(set(rules.permissions.permissions) - named_in("permissions.md")) == []


def test_every_kind_and_pack_is_in_the_reference():
    assert sorted({*NAMED} - named_in("kinds.md")) == []
    assert sorted({path.stem for path in FOLDER.glob("*.toml")} - named_in("packs.md")) == []


def test_every_address_is_in_the_reference():
    names = {address.name for address in addresses() if address.name}
    assert sorted(names - named_in("addresses.md")) == []
    assert {"home", "desk:overview", "account_login"} <= names


def test_every_command_and_verb_is_in_the_reference():
    text = generated("commands.md")
    verbs = {verb for verb, _words in commands.VERB.findall((ROOT / "run").read_text())}
    assert sorted(verbs - named_in("commands.md")) == []
    handled = re.findall(r"^    ([a-z]+)\) (?:setup|help)", (ROOT / "run").read_text(), re.M)
    assert sorted(set(handled) - {verb.removeprefix("./run ") for verb in verbs}) == []
    wanted = [f"### ciconia {name}\n" for name in ciconia.list_commands(commands._root())]
    assert [title for title in wanted if title not in text] == []


def test_every_value_of_the_environment_is_in_the_reference():
    assert dict(settings.values_read()).keys() - named_in("settings.md") == set()


def test_a_value_that_nobody_described_is_found(monkeypatch):
    monkeypatch.setattr(settings, "VALUES", settings.VALUES[1:])
    with pytest.raises(LookupError, match="DATABASE_URL"):
        settings.page_of_settings()


def test_a_default_that_changed_is_found(monkeypatch):
    changed = [
        v if v.name != "EMAIL_PORT" else settings.Value("EMAIL_PORT", "587", "Its port.") for v in settings.VALUES
    ]
    monkeypatch.setattr(settings, "VALUES", tuple(changed))
    with pytest.raises(LookupError, match="EMAIL_PORT"):
        settings.page_of_settings()


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path):
    links = [link.split("#")[0] for link in LINK.findall(path.read_text()) if "://" not in link]
    assert [link for link in links if link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_verb_that_a_page_names_exists(path):
    verbs = set(VERB.findall((ROOT / "run").read_text()))
    assert sorted(set(VERB.findall(path.read_text())) - verbs) == []


def test_every_page_is_linked_from_another():
    linked = {
        (page.parent / link.split("#")[0]).resolve()
        for page in pages()
        for link in LINK.findall(page.read_text())
        if "://" not in link
    }
    assert [str(page.relative_to(ROOT)) for page in pages() if page not in linked and page.name != "README.md"] == []


def test_every_journey_that_is_promised_is_walked():
    promised = re.findall(r"`(test_\w+\.py)::(test_\w+)`", generated("activities.md"))
    walked = {
        (path.name, name)
        for path in (ROOT / "tests" / "journeys").glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    }
    assert (len(promised), set(promised) - walked) == (15, set())
    assert {name for path, name in walked if path in ("test_flyer.py", "test_suspension.py")} - {
        name for _path, name in promised
    } == {"test_two_coordinators_press_at_the_same_moment"}


def test_the_pack_that_is_shown_as_an_example_can_be_read():
    text = (DOCS / "how-to" / "new-programme.md").read_text()
    example = re.search(r"^```toml\n(.*?)^```$", text, re.M | re.S)
    assert pack.read_text(example[1], "example").code == "health-bridge"


def test_decisions_are_numbered_short_and_say_what_else_was_weighed():
    decisions = sorted(DOCS.glob("decisions/0*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text()
        assert re.findall(r"^## (.+)$", text, re.M) == ["What", "Why", "What else was weighed"], path.name
        assert len(text.split()) <= 400, f"{path.name} is longer than half a page"


def test_the_glossary_knows_every_noun_state_and_role():
    text = (REFERENCE / "glossary.md").read_text()
    entries = set(re.findall(r"^\* \*\*([^*]+)\*\*", text, re.M))
    nouns = {noun.replace("_", " ") for noun in registry}
    assert sorted(nouns - entries) == []
    assert sorted(set(Role.values) - entries) == []
    for noun, flow in registry.items():
        section = re.search(rf"^### States of an? {noun.replace('_', ' ')}\n(.*?)(?=^#|\Z)", text, re.M | re.S)
        assert section, noun
        assert re.findall(r"^\* \*([a-z_]+)\*:", section[1], re.M) == [*flow.states, *flow.marks]
        assert model_of(noun) is not None


def test_the_changelog_has_an_entry_for_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    text = (ROOT / "CHANGELOG.md").read_text()
    assert "## [Unreleased]" in text
    assert re.search(rf"^## \[{re.escape(version)}\]", text, re.M)


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", text, re.M)] == list(range(1, 16))


def test_goals_of_the_bench_are_those_of_the_page():
    rows = re.findall(r"^\| [^|]+ \| (\d+) ms \| (\d+) \|$", generated("performance.md"), re.M)
    assert [(float(ms), int(sql)) for ms, sql in rows] == [(page.milliseconds, page.statements) for page in PAGES]
    assert f"| {FIRST_VISIT // 1000} kB |" in generated("performance.md")


def test_pictures_are_small():
    pictures = [path for path in DOCS.glob("images/*") if isinstance(path, Path)]
    assert {path.name: path.stat().st_size for path in pictures if path.stat().st_size > 250_000} == {}
