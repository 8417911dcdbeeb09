"""Reads XML without what makes XML dangerous: no DOCTYPE, so no entities; nothing is fetched; depth is limited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ciconia.formats.cv.problems import CvProblem

DEEPEST = 60


@dataclass
class Node:
    """An element by its name without namespace, its attributes, its own text and its children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text right inside this element."""
        return "".join(self.pieces).strip()

    def all(self, path: str) -> Iterator["Node"]:
        """The elements at a path of names parted by slashes."""
        first, _, rest = path.partition("/")
        for child in self.children:
            if child.name == first:
                yield from child.all(rest) if rest else (child,)

    def at(self, path: str) -> "Node":
        """The first element at a path; an empty one where there is none."""
        return next(self.all(path), Node(""))


def read_xml(raw: bytes) -> Node:
    """The root of an XML document; raises CvProblem."""
    top = Node("")
    open_nodes = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_nodes) > DEEPEST:
            raise CvProblem("damaged")
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(_name: str) -> None:
        open_nodes.pop()

    def text(data: str) -> None:
        open_nodes[-1].pieces.append(data)

    def doctype(*_: object) -> None:
        raise CvProblem("entities")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise problem if isinstance(problem, CvProblem) else CvProblem("damaged") from None
    return top.children[0]


def _local(name: str) -> str:
    return name.rpartition("}")[2]
