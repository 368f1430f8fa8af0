"""The widget of a page: real, simulated or off, with what configuration, and what is wrong with it.

The page's own configuration was checked where it stands. What concerns the site as a whole, the app
id, the host, ``chaport_config`` and ``chaport_simulator``, is checked here, once, before the first
page is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from sphinx_chaport.widget.page import PageAssets, page_assets, simulated_assets
from sphinx_chaport.widget.simulated import SETTING, has_salt, simulated_account
from sphinx_chaport.widget.validate import validate

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_chaport.domain import ChaportDomain


def assets_of(domain: ChaportDomain, docname: str) -> PageAssets | None:
    """What the page needs for its widget, or ``None`` where it has none or it is off."""
    widget = domain.widgets.get(docname)
    mode = mode_of(domain, widget) if widget else "off"
    if widget is None or mode == "off":
        return None
    configuration, settings = merged(domain, widget), domain.settings
    if mode == "simulator":
        return simulated_assets(configuration, settings.app_id, account_of(domain)[0])
    if not settings.host or app_id_problem(app_id_of(domain, configuration)):
        return None
    return page_assets(configuration, settings)


def mode_of(domain: ChaportDomain, widget: PageWidget) -> str:
    """``live``, ``simulator`` or ``off``: the page's own mode, else the site's."""
    has_app_id = bool(app_id_of(domain, merged(domain, widget)))
    return widget.mode or domain.settings.mode or ("live" if has_app_id else "off")


def account_of(domain: ChaportDomain) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """What is right of ``chaport_simulator``, and what is wrong with the rest."""
    account, problems = simulated_account(domain.settings.simulator, registry=domain.registry)
    if not has_salt(account) or not _widgets(domain, "live"):
        return account, problems
    message = "`chaport_simulator` has a salt, and the site has pages in the mode `live`."
    mend = "Keep the salt out of `conf.py`; it is left out here."
    inner = {key: value for key, value in account["account"].items() if key != "salt"}
    return {**account, "account": inner}, (*problems, Problem(Kind.SETTING, message, mend))


def _widgets(domain: ChaportDomain, *modes: str) -> list[PageWidget]:
    return [widget for widget in domain.widgets.values() if mode_of(domain, widget) in modes]


def app_id_of(domain: ChaportDomain, configuration: Configuration) -> str:
    """The configuration's own app id, else the site's."""
    return str(configuration.data.get("appId", domain.settings.app_id))


def merged(domain: ChaportDomain, widget: PageWidget) -> Configuration:
    """The page's configuration over the site's."""
    return widget.configuration.merged_over(site_configuration(domain)[0])


def site_configuration(domain: ChaportDomain) -> tuple[Configuration, tuple[Problem, ...]]:
    """What is right of ``chaport_config``, and what is wrong with the rest."""
    configuration, problems = validate(domain.settings.config, registry=domain.registry)
    sound, broken = domain.forms.with_sound_javascript(configuration)
    return sound, (*problems, *broken)


# -- what is wrong --------------------------------------------------------------------------------


def check_widgets(domain: ChaportDomain, confdir: str | Path) -> None:
    """Report what keeps the site's widgets from working, each mistake once."""
    site, problems = site_configuration(domain)
    report(*(placed(problem, "chaport_config", confdir) for problem in problems))
    report(*(placed(problem, SETTING, confdir) for problem in account_of(domain)[1]))
    for name, problem in _account_problems(domain, site):
        report(placed(problem, name, confdir))
    for widget in _widgets(domain, "live", "simulator"):
        report(*_merged_problems(domain, widget, site))


def _account_problems(domain: ChaportDomain, site: Configuration) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the account, by the setting that is at fault."""
    settings = domain.settings
    live = _widgets(domain, "live")
    needs_one = any(not app_id_of(domain, merged(domain, widget)) for widget in live)
    problem = app_id_problem(settings.app_id) if settings.app_id or needs_one else None
    if problem:
        yield "chaport_app_id", problem
    if settings.app_id and site.data.get("appId", settings.app_id) != settings.app_id:
        message = "Both `chaport_app_id` and `chaport_config` have an app id."
        mend = "Keep `chaport_app_id`."
        yield "chaport_config", Problem(Kind.APP_ID_TWICE, message, mend)
    if live and not settings.host:
        lines = " or ".join(f'`chaport_host = "{host}"`' for host in HOSTS)
        message = "No host is set, so the widget is left off on every page."
        mend = f"Write {lines}, as your installation code names it."
        yield "chaport_host", Problem(Kind.HOST_MISSING, message, mend)


def _merged_problems(
    domain: ChaportDomain, widget: PageWidget, site: Configuration
) -> Iterator[Problem]:
    """What neither configuration has alone: contradictions, and two app ids."""
    own = widget.configuration
    _, before = validate(own.data, registry=domain.registry)
    _, of_site = validate(site.data, registry=domain.registry)
    _, after = validate(own.merged_over(site).data, registry=domain.registry)
    known = {problem.message for problem in (*before, *of_site)}
    for problem in after:
        if problem.kind is Kind.CONTRADICTION and problem.message not in known:
            message = f"Together with `chaport_config`: {problem.message}"
            yield Problem(problem.kind, message, problem.mend, widget.file, widget.line)
    ids = {own.data.get("appId", ""), domain.settings.app_id} - {""}
    if len(ids) == 2:
        message = "The page has an app id of its own beside `chaport_app_id`."
        mend = "Remove `appId` here."
        yield Problem(Kind.APP_ID_TWICE, message, mend, widget.file, widget.line)


# -- the page -------------------------------------------------------------------------------------


def add_to_page(app: Sphinx, doctree: nodes.document, folder: str) -> None:
    """Give a page the loader with its configuration."""
    mark = next(doctree.findall(ours.chaport_widget), None)
    assets = assets_of(domain_of(app.env), mark["docname"]) if mark else None
    if assets is None:
        return
    attributes: dict[str, Any] = {"async": "async", **assets.attributes}
    app.add_js_file(f"{folder}/loader.js", **attributes)


def write_scripts(domain: ChaportDomain, target: Path) -> None:
    """Write the configurations that hold JavaScript, each once, and remove those of old."""
    for path in target.glob("config-*.js"):
        path.unlink()
    for docname in sorted(domain.widgets):
        assets = assets_of(domain, docname)
        if assets and assets.script:
            path = target / assets.script.name
            path.write_text(assets.script.text, encoding="utf-8")
