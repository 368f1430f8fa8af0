"""Code whose registered names are links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import STANDARD_TYPES, Token
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport.references import quiet_reference

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Piece(NamedTuple):
    """A token, or the part of one that is or is not a registered name."""

    text: str
    css_class: str
    target: tuple[str, str] | None


class LinkNamesInCode(SphinxPostTransform):
    """Replaces code that has registered names by its tokens, so that the names can be links.

    Tokens come from the lexer that Sphinx itself uses, places of names from the deriver: nothing is
    searched for in finished HTML.
    """

    # Before Sphinx resolves references, so that those made here are resolved with all others.
    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace every block of ours."""
        del kwargs
        for node in list(self.document.findall(ours.chaport_code)):
            found = ours.chaport_highlighted(
                "", "", classes=list(node["classes"]), ids=list(node["ids"])
            )
            found.source, found.line = node.source, node.line
            text = node.astext()
            # A translated block has other offsets: then its names are no links.
            names = node["names"] if text == node["written"] else []
            found += list(tokens(text, names))
            node.replace_self(found)


def tokens(text: str, names: list[tuple[int, int, str, str]]) -> Iterator[nodes.Node]:
    """The tokens as inline nodes; those of registered names as references."""
    for piece in pieces(text, names):
        if piece.target is None and not piece.css_class:
            yield nodes.Text(piece.text)
            continue
        inner = nodes.inline("", piece.text, classes=[piece.css_class])
        yield quiet_reference(":".join(piece.target), inner) if piece.target else inner


def pieces(text: str, names: list[tuple[int, int, str, str]]) -> Iterator[_Piece]:
    """Cut the tokens of `text` where registered names begin and end."""
    for start, token_type, value in JavascriptLexer().get_tokens_unprocessed(text):
        css_class = _css_class(token_type)
        at, end = start, start + len(value)
        for name_start, name_end, kind, name in names:
            if not start <= name_start < name_end <= end:
                continue
            if at < name_start:
                yield _Piece(text[at:name_start], css_class, None)
            yield _Piece(text[name_start:name_end], css_class, (kind, name))
            at = name_end
        if at < end:
            yield _Piece(text[at:end], css_class, None)


def _css_class(token_type: Any) -> str:  # noqa: ANN401 - Pygments types are tuples of their own
    while token_type not in STANDARD_TYPES:
        token_type = token_type.parent
    return (
        ""
        if token_type in {Token, Token.Text, Token.Text.Whitespace}
        else str(STANDARD_TYPES[token_type])
    )
