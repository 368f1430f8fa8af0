"""Buttons that run an example in its place: which examples have one, and what their script needs.

The code stands in the page already, so the data is what is not seen of it: one JSON block, in which
``data-chaport-run`` of an example counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.html.page_widget import account_of
from sphinx_chaport.html.pages import is_page_builder
from sphinx_chaport.html.playground import PAGE, expression, joined, playground_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_chaport.checker.records import Case
    from sphinx_chaport.collected import Noted
    from sphinx_chaport.domain import ChaportDomain

    Json = dict[str, Any]

BLOCK = "chaport-run"
"""The id of the element with the data."""


class OfferRuns(SphinxPostTransform):
    """Numbers the examples of a page that can be run in their place."""

    default_priority = 4
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Number all of a page."""
        del kwargs
        domain = domain_of(self.env)
        if domain.build.marking is None or not domain.settings.run_buttons:
            return
        examples = self.document.findall(ours.chaport_example)
        for index, node in enumerate(node for node in examples if "number" in node):
            node["run"] = str(index)


def add_runs(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a page the data of its examples."""
    shown = [node for node in doctree.findall(ours.chaport_example) if "run" in node]
    if shown:
        data = page_json(runs_data(app.builder, docname, shown))
        app.add_js_file(None, body=data, type="application/json", id=BLOCK)


def runs_data(builder: Builder, docname: str, shown: list[ours.chaport_example]) -> Json:
    """What the script needs of the examples beside what the page shows of them.

    Environments stand once each: those of a page are mostly the same.
    """
    domain = domain_of(builder.env)
    complete = _Complete(domain)
    environments: list[Json] = []
    examples = []
    for node in shown:
        noted, case = complete.of(node["docname"], node["number"])
        environment = dict(case.environment)
        if environment not in environments:
            environments.append(environment)
        found = {**_run(noted, case), "simulator": environments.index(environment)}
        examples.append({key: value for key, value in found.items() if value})
    return {
        "page": PAGE,
        "config": expression({}),
        "playground": playground_address(builder, docname),
        "simulators": environments,
        "examples": examples,
    }


def _run(noted: Noted, case: Case) -> Json:
    """One example. What is usual, is left out: an empty text, the form and the wrap."""
    snippet = case.example.snippet if case.example else None
    return {
        "id": noted.example,
        "subject": case.uses[0] if noted.example else "",
        "form": snippet.form if snippet and snippet.form != "traditional" else "",
        "wrap": snippet.wrap if snippet and snippet.wrap != "auto" else "",
        "config": case.config,
        "isConfig": snippet is None,
        "setup": joined(case.setup),
        "cleanup": joined(case.cleanup),
    }


class _Complete:
    """The cases of documents as they are run, each document's once."""

    def __init__(self, domain: ChaportDomain) -> None:
        self._domain = domain
        self._account = account_of(domain)[0]
        self._cases: dict[str, dict[int, Case]] = {}

    def of(self, docname: str, number: int) -> tuple[Noted, Case]:
        """A case with what was noted of it."""
        checks = self._domain.checks[docname]
        if docname not in self._cases:
            self._cases[docname] = dict(checks.complete(self._account))
        return checks.cases[number], self._cases[docname][number]


# -- pages that have another address of the playground than before --------------------------------


def outdated(app: Sphinx, *_: object) -> list[str]:
    """Pages that name what other pages have: playgrounds, and their address."""
    domain = domain_of(app.env)
    if not is_page_builder(app.builder):
        return []
    known = cast("dict[str, str]", domain.data["playground_page"])
    before, known[app.builder.name] = known.get(app.builder.name, ""), domain.playground_page
    found: Iterator[str] = (
        docname
        for docname, checks in domain.checks.items()
        if before != domain.playground_page and any(noted.is_offered for noted in checks.cases)
    )
    return sorted({*found, *domain.playgrounds} & app.env.found_docs)
