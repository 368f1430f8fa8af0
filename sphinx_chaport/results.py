"""Puts what this build has seen into pages, when they are written.

Marks and folds are for HTML; output, errors and coverage for every format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport import texts
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.coverage import Row, rows
from sphinx_chaport.directives.samples import code_node
from sphinx_chaport.directives.tables import table
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.checked_page import page_uri
from sphinx_chaport.playable import KINDS
from sphinx_chaport.references import quiet_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_chaport.checker.records import Result
    from sphinx_chaport.domain import ChaportDomain

_MOST_EFFECTS = 12


class ShowResults(SphinxPostTransform):
    """Replaces every place for a result by what there is to say."""

    # Before references are resolved and code gets its links.
    default_priority = 4

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace all of a page."""
        del kwargs
        domain = domain_of(self.env)
        for mark in list(self.document.findall(ours.chaport_mark)):
            _replace(mark, self.marked(domain, mark))
        for outcome in list(self.document.findall(ours.chaport_outcome)):
            result = _result(domain, outcome)
            _replace(outcome, list(_outcome(outcome["what"], result)))
        for coverage in list(self.document.findall(ours.chaport_coverage)):
            _replace(coverage, [_coverage(domain, coverage)])

    def marked(self, domain: ChaportDomain, mark: ours.chaport_mark) -> list[nodes.Node]:
        """The mark, a link to what it means; nothing for what did not pass."""
        result = _result(domain, mark)
        text = mark_text(domain, result) if result else ""
        builder = domain.build.marking
        if not text or builder is None:
            return []
        uri = page_uri(builder, self.env.docname)
        link = nodes.reference(text, text, refuri=uri, internal=True)
        return [nodes.paragraph("", "", link, classes=["chaport-checked"])]


class OfferWholeCode(SphinxPostTransform):
    """Gives forms with hidden lines a fold with all of them."""

    default_priority = 4
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Give every form its fold."""
        del kwargs
        for form in self.document.findall(ours.chaport_form):
            if "whole" in form:
                title = ours.chaport_fold_title("", str(texts.ALL_LINES))
                classes = ["chaport-fold", "chaport-whole"]
                fold = ours.chaport_fold("", title, code_node(*form["whole"]), classes=classes)
                fold["closed"] = True
                form.append(fold)


def _result(domain: ChaportDomain, node: nodes.Element) -> Result | None:
    return domain.build.results.get((node["docname"], node["number"]))


def _replace(place: nodes.Element, found: list[nodes.Node]) -> None:
    for node in found:
        if isinstance(node, nodes.Element):
            for child in node.findall(nodes.Element):
                child.source, child.line = place.source, place.line
    place.replace_self(found)


def mark_text(domain: ChaportDomain, result: Result) -> str:
    """What the mark says; empty where the example has not passed."""
    if result.outcome is Outcome.SKIPPED:
        return str(texts.SKIPPED) % result.reason
    if result.outcome is Outcome.FAILED:
        return ""
    words = {2: texts.BOTH_FORMS, 1: texts.ONE_FORM, 0: texts.LOADED}
    return str(words[len(result.forms)]) % domain.registry.version


# -- output and errors ----------------------------------------------------------------------------


def _outcome(what: str, result: Result | None) -> Iterator[nodes.Node]:
    has_passed = result is not None and result.outcome is Outcome.PASSED
    if result is None or not has_passed:
        text = str(texts.NO_ERROR if what == "error" else texts.NO_OUTPUT)
        yield nodes.paragraph(text, text, classes=["chaport-remark"])
    elif what == "error":
        body = [_title(texts.ERROR), _lines([result.error])]
        yield nodes.container("", *body, classes=["chaport-error"])
    else:
        yield nodes.container("", *_output(result), classes=["chaport-output"])


def _output(result: Result) -> Iterator[nodes.Node]:
    yield _title(texts.CONSOLE)
    if result.console:
        yield _lines(result.console)
    else:
        yield nodes.paragraph("", str(texts.SILENT))
    trace = [line for line in result.effects if not line.startswith("console.")]
    if trace:
        more = ["..."] if len(trace) > _MOST_EFFECTS else []
        yield _title(texts.TRACE)
        yield _lines([*trace[:_MOST_EFFECTS], *more])


def _title(text: object) -> nodes.paragraph:
    strong = nodes.strong("", str(text))
    return nodes.paragraph("", "", strong, classes=["chaport-form-title"])


def _lines(lines: Iterable[str]) -> nodes.literal_block:
    text = "\n".join(lines)
    return nodes.literal_block(text, text, language="text", xml_space="preserve")


# -- coverage -------------------------------------------------------------------------------------


def _coverage(domain: ChaportDomain, place: ours.chaport_coverage) -> nodes.Node:
    found = list(rows(domain))
    covered = sum(row.is_covered for row in found)
    text = str(texts.COVERED) % {"covered": covered, "names": len(found)}
    node = nodes.container("", nodes.paragraph(text, text))
    node["classes"] += ["chaport-coverage", *place["classes"]]
    node["ids"], node["names"] = list(place["ids"]), list(place["names"])
    for kind in KINDS:
        title = str(texts.KINDS[kind])
        columns = [str(column) for column in texts.COLUMNS]
        shown = [_row(row) for row in found if row.kind == kind]
        node += nodes.rubric(title, title)
        node += table(columns, shown, widths=(40, 15, 15, 15, 15))
    return node


def _row(row: Row) -> list[nodes.Node]:
    shown = f"{row.name}()" if row.kind == "method" else row.name
    name: nodes.Element = nodes.literal(shown, shown)
    if row.is_described:
        name = quiet_reference(f"{row.kind}:{row.name}", name)
    cells = [_yes(row.is_described), _forms(row.forms), _yes(row.is_run), _yes(row.is_playable)]
    return [nodes.paragraph("", "", name), *(nodes.paragraph(cell, cell) for cell in cells)]


def _yes(value: bool) -> str:
    return str(texts.YES if value else texts.NO)


def _forms(forms: tuple[str, ...]) -> str:
    words = {
        ("queue", "traditional"): texts.FORMS_BOTH,
        ("traditional",): texts.FORMS_TRADITIONAL,
        ("queue",): texts.FORMS_QUEUE,
        ("configuration",): texts.FORMS_CONFIGURATION,
        (): texts.FORMS_NONE,
    }
    known = tuple(form for form in forms if form != "configuration") or forms
    return str(words[known])


def setup(app: Sphinx) -> None:
    """Register both."""
    app.add_post_transform(ShowResults)
    app.add_post_transform(OfferWholeCode)
