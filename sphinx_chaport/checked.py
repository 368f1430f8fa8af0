"""Runs what the pages of a build show, after they are read and before they are written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.cases import configuration_case
from sphinx_chaport.checker.contexts import Limits
from sphinx_chaport.checker.records import Outcome, Place, Result
from sphinx_chaport.checker.report import failure_text
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.coverage import rows
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.page_widget import account_of, merged
from sphinx_chaport.html.pages import is_page_builder
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_chaport.checker.records import Case
    from sphinx_chaport.collected import Key
    from sphinx_chaport.domain import ChaportDomain
    from sphinx_chaport.settings import Settings

CACHE = "chaport-check.sqlite"
"""The file of results, in the folder of doctrees."""


def page_cases(domain: ChaportDomain) -> Iterator[tuple[Key, Case]]:
    """The cases of all pages, in the order of pages, with the site's own account."""
    account = account_of(domain)[0]
    for docname in sorted(domain.checks):
        for number, case in domain.checks[docname].complete(account):
            yield (docname, number), case


def widget_cases(domain: ChaportDomain) -> Iterator[Case]:
    """The widgets of pages, each with its configuration over the site's."""
    account = account_of(domain)[0]
    for docname, widget in sorted(domain.widgets.items()):
        place = Place(widget.file, widget.line)
        value = merged(domain, widget).data
        name = f"chaport-widget of {docname}"
        yield configuration_case(name, value, place, environment=account)


def open_checker(app: Sphinx, domain: ChaportDomain) -> Checker:
    """What runs cases, with the settings and the cache of a project."""
    cache = ResultCache(Path(app.doctreedir) / CACHE)
    return Checker(domain.registry, limits(domain.settings), cache=cache)


def limits(settings: Settings) -> Limits:
    """What an example may use."""
    return Limits(float(settings.check_time), settings.check_memory)


def report_problems(checker: Checker, domain: ChaportDomain) -> None:
    """Say why nothing could be run, or why results cannot be kept."""
    domain.forms.report_engine([checker.problem] if checker.problem else [])
    if checker.cache and checker.cache.problem:
        report(checker.cache.problem)


# -- an ordinary build ----------------------------------------------------------------------------


def check_build(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Run what this build shows; the pages whose results are others than at the last build."""
    domain = domain_of(env)
    vars(domain).pop("build", None)
    if not _shows_results(app.builder):
        return []
    domain.build.marking = app.builder if is_page_builder(app.builder) else None
    if domain.settings.check:
        _run(app, domain)
    return sorted(_outdated(domain, app.builder.name) & env.found_docs)


def _shows_results(builder: Builder) -> bool:
    return bool(builder.format)


def _run(app: Sphinx, domain: ChaportDomain) -> None:
    wanted = list(page_cases(domain))
    widgets = list(widget_cases(domain))
    if not is_page_builder(app.builder):
        widgets = []
        if not any(checks.coverage for checks in domain.checks.values()):
            wanted = [(key, case) for key, case in wanted if _shows(domain, key)]
    if not wanted and not widgets:
        return
    with open_checker(app, domain) as checker:
        # Cases may be equal: results come in their order.
        found = [result for _, result in checker.check([*(case for _, case in wanted), *widgets])]
        report_problems(checker, domain)
    keys = [key for key, _ in wanted]
    domain.build.results = dict(zip(keys, found, strict=False))
    domain.build.widgets = list(zip(widgets, found[len(keys) :], strict=False))
    results = domain.build.results
    known = {id(result) for key, result in results.items() if _is_reported(domain, key)}
    report(*failures(result for result in found if id(result) not in known))


def _is_reported(domain: ChaportDomain, key: Key) -> bool:
    """Whether the page said it when it was read: what is wrong with the code itself."""
    docname, number = key
    return domain.checks[docname].cases[number].is_reported


def _shows(domain: ChaportDomain, key: Key) -> bool:
    docname, number = key
    return domain.checks[docname].cases[number].shows is not None


def failures(results: Iterable[Result]) -> Iterator[Problem]:
    """Each failure once, at its place: the same example may stand on several pages."""
    texts: dict[str, Problem] = {}
    for result in results:
        for failure in result.failures:
            text = failure_text(failure)
            message = text.partition(": ")[2]
            place = failure.place
            problem = Problem(Kind.EXAMPLE_FAILED, message, "", place.file)
            line, column = max(place.line, 1), max(place.column, 1)
            texts.setdefault(text, replace(problem, line=line, column=column))
    yield from texts.values()


# -- pages that show other results than before ----------------------------------------------------


def _outdated(domain: ChaportDomain, builder: str) -> set[str]:
    known = domain.data["shown_results"].get(builder, {})
    now = {docname: _digest(domain, docname) for docname in domain.checks}
    domain.data["shown_results"][builder] = now
    return {docname for docname, digest in now.items() if known.get(docname) != digest}


def _digest(domain: ChaportDomain, docname: str) -> str:
    checks, results = domain.checks[docname], domain.build.results
    shown = [
        _shown(results.get((docname, number)), noted.shows)
        for number, noted in enumerate(checks.cases)
    ]
    table = list(rows(domain)) if checks.coverage else []
    return hashlib.sha256(repr([shown, table]).encode()).hexdigest()


def _shown(result: Result | None, shows: str | None) -> object:
    if result is None or result.outcome is Outcome.FAILED:
        return None
    trace = (result.console, result.effects, result.error) if shows else ()
    return result.outcome, result.forms, result.reason, trace


def setup(app: Sphinx) -> None:
    """Run it in every build."""
    app.connect("env-updated", check_build)
