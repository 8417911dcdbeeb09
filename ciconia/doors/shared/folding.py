"""Templates are folded when they are loaded: what is alike for all readers of one language becomes one piece of text.

A page holds hundreds of translated words, addresses and files that no reader changes. The template engine puts each of
them together anew for every page, which was a third of a page's time. Here neighbours of that kind are drawn once for
each language and kept as text.
"""

from collections.abc import Iterator
from itertools import groupby
from threading import Lock
from typing import Any

from django.template import Context, Template
from django.template.base import Node, NodeList, TextNode
from django.template.defaulttags import CommentNode, LoadNode, URLNode
from django.template.loaders import cached
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags._component import CottonComponentNode

DRAWINGS = ("icon", "mark")
"""Components that draw their own inputs and ask nothing of the page."""


class Loader(cached.Loader):
    """Loads each template once, and folds it."""

    def __init__(self, engine: Any, loaders: Any) -> None:
        super().__init__(engine, loaders)
        self._folding = Lock()

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """The template, folded by whoever asks first."""
        template = super().get_template(template_name, skip)
        if not hasattr(template, "folded"):
            with self._folding:
                if not hasattr(template, "folded"):
                    _fold(template.nodelist)
                    template.folded = True
        return template


class Said(Node):
    """Neighbouring nodes that are alike for all readers of one language, drawn once for each."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.texts: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The text in the reader's language."""
        language = get_language()
        if language not in self.texts:
            self.texts[language] = SafeString("".join(node.render_annotated(context) for node in self.nodes))
        return self.texts[language]

    render_annotated = render


class Named(Node):
    """A text of that kind that the page asks for by a name."""

    child_nodelists = ()

    def __init__(self, node: Node, name: str) -> None:
        self.node = node
        self.name = name
        self.values: dict[str | None, Any] = {}

    def render(self, context: Context) -> str:
        """Nothing; the name holds the text in the reader's language."""
        language = get_language()
        if language not in self.values:
            self.node.render_annotated(context)
            self.values[language] = context[self.name]
        context[self.name] = self.values[language]
        return ""

    render_annotated = render


def _fold(nodes: NodeList) -> None:
    """Fold a list of nodes and all below it, in place: other nodes hold the same list."""
    for node in nodes:
        for below in _below(node):
            _fold(below)
    folded: list[Node] = []
    for alike, group in groupby((node for node in nodes if not isinstance(node, (LoadNode, CommentNode))), _is_alike):
        run = list(group)
        if not alike:
            folded += [Named(node, name) if (name := _name_of(node)) else node for node in run]
        elif all(isinstance(node, TextNode) for node in run):
            folded.append(TextNode("".join(node.s for node in run)))  # type: ignore[attr-defined]
        else:
            folded.append(Said(run))
    nodes[:] = folded


def _below(node: Node) -> Iterator[NodeList]:
    for value in vars(node).values():
        if isinstance(value, NodeList):
            yield value
    for _condition, nodes in getattr(node, "conditions_nodelists", ()):
        yield nodes


def _is_alike(node: Node) -> bool:
    """Whether nothing but the language makes a difference to what a node draws."""
    return isinstance(node, TextNode) or (_is_said(node) and not _named(node))


def _name_of(node: Node) -> str | None:
    return _named(node) if _is_said(node) else None


def _named(node: Node) -> str | None:
    name: str | None = getattr(node, "asvar", None) or getattr(node, "varname", None)
    return name


def _is_said(node: Node) -> bool:
    match node:
        case TranslateNode():
            return not node.noop and node.message_context is None and _is_literal(node.filter_expression)
        case BlockTranslateNode():
            words = [*node.singular, *(node.plural or [])]
            return not (node.extra_context or node.counter or node.message_context) and all(
                token.token_type.name == "TEXT" for token in words
            )
        case URLNode():
            return not (node.args or node.kwargs) and _is_literal(node.view_name)
        case StaticNode():
            return _is_literal(node.path)
        case CottonComponentNode():
            return node.component_name in DRAWINGS and all(is_plain(name, value) for name, value in node.attrs.items())
    return False


def is_plain(name: str, value: Any) -> bool:
    """Whether an input of a component is the same on every page: a text in quotes, or a plain yes or no."""
    if value is True or value.strip("\"'") in ("True", "False"):
        return True
    return not name.startswith(":") and value[:1] in ("'", '"') and "{{" not in value and "{%" not in value


def _is_literal(expression: Any) -> bool:
    """Whether an expression of a template is a text in quotes and nothing is done to it."""
    variable = expression.var
    return not expression.filters and (isinstance(variable, str) or variable.literal is not None)
