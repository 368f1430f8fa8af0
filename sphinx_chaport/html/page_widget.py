"""The widget of a page: whether it goes live, with what configuration, and what is wrong with it.

The page's own configuration was checked where it stands. What concerns the site as a whole, the app
id, the host and ``chaport_config``, is checked here, once, before the first page is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_chaport import nodes as ours
from sphinx_chaport.config_values import placed
from sphinx_chaport.domain import PageWidget, domain_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.app_id import app_id_problem
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.page import PageAssets, page_assets
from sphinx_chaport.widget.validate import validate

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_chaport.domain import ChaportDomain
    from sphinx_chaport.settings import Settings


def assets_of(domain: ChaportDomain, docname: str) -> PageAssets | None:
    """What the page needs for its widget, or ``None`` where it has none or it is off."""
    widget = domain.widgets.get(docname)
    settings = domain.settings
    if widget is None or widget.mode != "live" or not settings.host:
        return None
    if app_id_problem(settings.app_id):
        return None
    configuration = merged(domain, widget)
    return page_assets(configuration, settings)


def merged(domain: ChaportDomain, widget: PageWidget) -> Configuration:
    """The page's configuration over the site's."""
    site, _ = validate(domain.settings.config, registry=domain.registry)
    return widget.configuration.merged_over(site)


# -- what is wrong --------------------------------------------------------------------------------


def check_widgets(domain: ChaportDomain, confdir: str | Path) -> None:
    """Report what keeps the site's widgets from working, each mistake once."""
    _, problems = validate(domain.settings.config, registry=domain.registry)
    report(*(placed(problem, "chaport_config", confdir) for problem in problems))
    live = [widget for widget in domain.widgets.values() if widget.mode == "live"]
    if not live:
        return
    for name, problem in _account_problems(domain.settings):
        report(placed(problem, name, confdir))
    for widget in live:
        report(*_merged_problems(domain, widget))


def _account_problems(settings: Settings) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the account, by the setting that is at fault."""
    problem = app_id_problem(settings.app_id)
    if problem:
        yield "chaport_app_id", problem
    if not settings.host:
        lines = " or ".join(f'`chaport_host = "{host}"`' for host in HOSTS)
        message = "No host is set, so the widget is left off on every page."
        mend = f"Write {lines}, as your installation code names it."
        yield "chaport_host", Problem(Kind.HOST_MISSING, message, mend)


def _merged_problems(domain: ChaportDomain, widget: PageWidget) -> Iterator[Problem]:
    """Contradictions that neither configuration has alone."""
    site, _ = validate(domain.settings.config, registry=domain.registry)
    _, before = validate(widget.configuration.data, registry=domain.registry)
    _, after = validate(merged(domain, widget).data, registry=domain.registry)
    _, of_site = validate(site.data, registry=domain.registry)
    known = {problem.message for problem in (*before, *of_site)}
    for problem in after:
        if problem.kind is Kind.CONTRADICTION and problem.message not in known:
            message = f"Together with `chaport_config`: {problem.message}"
            yield Problem(problem.kind, message, problem.mend, widget.file, widget.line)


# -- the page -------------------------------------------------------------------------------------


def add_to_page(app: Sphinx, doctree: nodes.document, folder: str) -> None:
    """Give a page the loader with its configuration."""
    mark = next(doctree.findall(ours.widget), None)
    assets = assets_of(domain_of(app.env), mark["docname"]) if mark else None
    if assets is None:
        return
    attributes: dict[str, Any] = {"async": "async", **assets.attributes}
    app.add_js_file(f"{folder}/loader.js", **attributes)


def write_scripts(domain: ChaportDomain, target: Path) -> None:
    """Write the configurations that hold JavaScript, each once."""
    for docname in sorted(domain.widgets):
        assets = assets_of(domain, docname)
        if assets and assets.script:
            path = target / assets.script.name
            path.write_text(assets.script.text, encoding="utf-8")
