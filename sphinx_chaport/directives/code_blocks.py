"""``code-block``s of JavaScript that ask to be checked, by the class ``chaport-check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_chaport import nodes as ours
from sphinx_chaport.checker.cases import uses_of
from sphinx_chaport.checker.records import Block, Case, Place
from sphinx_chaport.collected import Noted
from sphinx_chaport.directives import samples
from sphinx_chaport.domain import domain_of
from sphinx_chaport.examples.records import FormName, Snippet
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_chaport.domain import ChaportDomain

CLASS = "chaport-check"
QUEUE_CLASS = "chaport-queue"
"""For code that is written for the command queue."""
LANGUAGES = {"javascript", "js"}


def note_code_blocks(app: Sphinx, doctree: nodes.document) -> None:
    """Note the blocks of a page that has just been read, and the groups that nothing sets up."""
    domain = domain_of(app.env)
    for block in list(doctree.findall(nodes.literal_block)):
        if CLASS in block["classes"]:
            _note(domain, block)
    checks = domain.checks.get(app.env.docname)
    if checks:
        report(*checks.problems())


def _note(domain: ChaportDomain, node: nodes.literal_block) -> None:
    domain.pages.add(domain.env.docname)
    file, line = str(node.source), node.line or 1
    if node.get("language") not in LANGUAGES:
        message = f"Only JavaScript can be checked, and this is `{node.get('language')}`."
        mend = f"Remove the class `{CLASS}`, or write `code-block:: javascript`."
        report(Problem(Kind.WRONG_VALUE, message, mend, file, line))
        return
    code = node.astext()
    place = located(code, file, line)
    form: FormName = "queue" if QUEUE_CLASS in node["classes"] else "traditional"
    snippet = Snippet(code, form, file=file, line=place.line)
    pair = domain.forms.pair(snippet, place.column)
    case = Case(
        name=_name(node, place), place=place, example=Block(snippet, place), uses=uses_of(pair)
    )
    noted = Noted(case, forms=samples.forms_of(pair), is_reported=bool(pair.problems))
    number = domain.page_checks.note(noted)
    mark = ours.chaport_mark("", docname=domain.env.docname, number=number)
    mark.source, mark.line = node.source, node.line
    shown = node.parent if _is_wrapped(node) else node
    shown.parent.insert(shown.parent.index(shown) + 1, mark)


def _name(node: nodes.literal_block, place: Place) -> str:
    wrapper = node.parent if _is_wrapped(node) else node
    caption = next((found.astext() for found in wrapper.findall(nodes.caption)), "")
    names = [*node["names"], *wrapper["names"]]
    return next(iter(names), "") or caption or f"code-block in line {place.line}"


def _is_wrapped(node: nodes.literal_block) -> bool:
    """Whether the block stands with its caption in a container of its own."""
    return "literal-block-wrapper" in node.parent["classes"]


def located(code: str, file: str, line: int) -> Place:
    """Where the lines of a block stand, below the `line` of its directive."""
    wanted = [text.strip() for text in code.splitlines()]
    try:
        rows = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Place(file, line)
    for start in range(max(line - 1, 0), len(rows) - len(wanted) + 1):
        found = rows[start : start + len(wanted)]
        if [row.strip() for row in found] == wanted:
            first = code.splitlines()[0]
            return Place(file, start + 1, max(found[0].find(first), 0))
    return Place(file, line)


def setup(app: Sphinx) -> None:
    """Look at each page once it is read."""
    app.connect("doctree-read", note_code_blocks)
