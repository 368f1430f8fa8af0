"""The page that every mark of a checked example links to, in the site's own theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_chaport import texts
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.checker.report import Report
from sphinx_chaport.checker.report import report as report_of
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.pages import is_page_builder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_chaport.domain import ChaportDomain

PAGE = "chaport-checked"


def page_uri(builder: Builder, docname: str) -> str:
    """The address of the page, from another one."""
    return builder.get_relative_uri(docname, PAGE)


def add_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page, for a site that has anything checked."""
    domain = domain_of(app.env)
    report = build_report(domain)
    if not report.examples or not is_page_builder(app.builder) or PAGE in app.env.found_docs:
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    # As for any page; where none was written, nobody has set them yet.
    builder.secnumbers, builder.fignumbers = {}, {}
    body = builder.render_partial(_content(report))["fragment"]
    yield PAGE, {"title": str(texts.PAGE_TITLE), "body": body}, "page.html"


def build_report(domain: ChaportDomain) -> Report:
    """What this build has seen of its pages."""
    pages = (
        (domain.checks[docname].cases[number].case, result)
        for (docname, number), result in domain.build.results.items()
    )
    return report_of([*pages, *domain.build.widgets])


def _content(report: Report) -> nodes.section:
    title = str(texts.PAGE_TITLE)
    content = nodes.section("", nodes.title(title, title), ids=[PAGE])
    content += [_paragraph(text) for text in (texts.PAGE_MARK, texts.PAGE_FORMS)]
    content += _paragraph(texts.PAGE_SKIPPED)
    content += nodes.rubric("", str(texts.PAGE_COUNTS))
    counts = {
        texts.FOUND: len(report.examples),
        texts.RUN: report.run,
        texts.PASSED: report.count(Outcome.PASSED),
        texts.FAILED: report.count(Outcome.FAILED),
        texts.LEFT_OUT: report.count(Outcome.SKIPPED),
    }
    content += _fields((str(label), str(count)) for label, count in counts.items())
    if reasons := report.skip_reasons:
        content += nodes.rubric("", str(texts.PAGE_REASONS))
        content += _fields((reason, str(count)) for reason, count in reasons.items())
    return content


def _paragraph(text: object) -> nodes.paragraph:
    return nodes.paragraph("", str(text))


def _fields(rows: Iterator[tuple[str, str]]) -> nodes.field_list:
    return nodes.field_list(
        "",
        *(
            nodes.field(
                "",
                nodes.field_name("", label),
                nodes.field_body("", nodes.paragraph("", text)),
            )
            for label, text in rows
        ),
    )
