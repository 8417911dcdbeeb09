"""Changing how people are chosen in the text of a pack; all else stays, comments too."""

from typing import Any

from ciconia.programmes.rules.pack import Pack, PackError, read_text
from ciconia.programmes.rules.pack_edit import NAME, Source, quoted, with_source
from ciconia.programmes.rules.pack_lines import lines_of
from ciconia.programmes.rules.pack_reader import Problem

TABLE = "selection"


def with_ranking(pack: Pack, *, on: bool, source: Source) -> str:
    """The text of a pack that says whether the engine ranks who applied; a comment behind the value stays."""
    value = "true" if on else "false"
    rows, lines = pack.text.split("\n"), lines_of(pack.text)
    if (TABLE,) not in lines:
        block = [f"[{TABLE}]", f"ranking = {value}", f"source = {quoted(source.slug)}"]
        return with_source(pack.text.rstrip("\n") + "\n\n" + "\n".join(block) + "\n", source)
    line = lines.get((TABLE, "ranking"))
    if line is None:
        rows.insert(lines[(TABLE,)], f"ranking = {value}")
    else:
        _before, mark, comment = rows[line - 1].partition("#")
        rows[line - 1] = f"ranking = {value}" + (f"  {mark}{comment}" if mark else "")
    return "\n".join(rows)


def checked(text: str, before: Pack) -> Pack:
    """The changed pack, read anew; PackError unless it differs in whether the engine ranks alone."""
    after = read_text(text, NAME)
    if _rest(after.data) != _rest(before.data):
        why = "this cannot be changed on the desk, change the file and load it: something else would change as well"
        raise PackError([Problem(NAME, 1, why)])
    return after


def _rest(data: dict[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in (data[TABLE] or {}).items() if key not in ("ranking", "source")}
    usual = {key: value for key, value in said.items() if value not in (1, False, 0, None, (), [])}
    return {name: value for name, value in data.items() if name not in ("sources", "base")} | {TABLE: usual}
