"""What is wrong with the site's widgets, said once, before the first page is written.

What stands on a page was checked there. Here is what concerns the site as a whole, and what only
shows where the two come together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.config_values import placed
from sphinx_chaport.html.page_widget import (
    account_of,
    app_id_of,
    is_live,
    live_widgets,
    merged,
    refused_of,
    refused_of_site,
    wanted_widgets,
)
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import logger, report
from sphinx_chaport.settings import app_id_source
from sphinx_chaport.widget.app_id import app_id_problem
from sphinx_chaport.widget.contrast import color_names, contrast_problem
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.launcher import launcher_of
from sphinx_chaport.widget.loading import INTENT, usual_loading, waits_for_invitations
from sphinx_chaport.widget.simulated import SETTING
from sphinx_chaport.widget.validate import validate

if TYPE_CHECKING:
    from sphinx_chaport.collected import PageWidget
    from sphinx_chaport.domain import ChaportDomain
    from sphinx_chaport.widget.configuration import Configuration

CONFIG = "chaport_config"


def check_widgets(domain: ChaportDomain, confdir: str | Path) -> None:
    """Report what keeps the site's widgets from working, each mistake once."""
    site, problems = domain.site_configuration
    report(*(placed(problem, CONFIG, confdir) for problem in problems))
    report(*(placed(problem, SETTING, confdir) for problem in account_of(domain)[1]))
    for name, problem in (*_account_problems(domain, site), *_site_problems(domain, site)):
        report(placed(problem, name, confdir))
    for _, widget, mode in wanted_widgets(domain):
        report(*_merged_problems(domain, widget, site))
        if mode == "live":
            report(*(finding.problem for finding in refused_of(domain, widget)))
            report(*_launcher_problems_of_page(domain, widget, site))


def say_if_unset(domain: ChaportDomain) -> None:
    """One line of log where no app id is set: services hide it from builds of pull requests."""
    settings, mode = domain.settings, domain.widget_rules.mode
    if not settings.app_id and mode != "simulator" and settings.mode != "off":
        logger.info("chaport: %s", "no app id is set, so pages have no live chat")


# -- the account ----------------------------------------------------------------------------------


def _account_problems(domain: ChaportDomain, site: Configuration) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the account, by the setting that is at fault."""
    settings = domain.settings
    problem = app_id_problem(settings.app_id) if settings.app_id else None
    if problem:
        source = f"It comes from {app_id_source(settings, os.environ)}."
        yield "chaport_app_id", replace(problem, message=f"{problem.message} {source}")
    if settings.app_id and site.data.get("appId", settings.app_id) != settings.app_id:
        message = "Both `chaport_app_id` and `chaport_config` have an app id."
        mend = "Keep `chaport_app_id`."
        yield CONFIG, Problem(Kind.APP_ID_TWICE, message, mend)
    if not settings.host and _has_live_app_id(domain, site):
        lines = " or ".join(f'`chaport_host = "{host}"`' for host in HOSTS)
        message = "No host is set, so the widget is left off on every page."
        mend = f"Write {lines}, as your installation code names it."
        yield "chaport_host", Problem(Kind.HOST_MISSING, message, mend)


def _has_live_app_id(domain: ChaportDomain, site: Configuration) -> bool:
    """Without any app id, nothing could be loaded from a host anyway."""
    if domain.widget_rules.mode == "live" and app_id_of(domain, site):
        return True
    return any(app_id_of(domain, merged(domain, widget)) for widget in live_widgets(domain))


# -- configurations -------------------------------------------------------------------------------


def _site_problems(domain: ChaportDomain, site: Configuration) -> Iterator[tuple[str, Problem]]:
    if not is_live(domain):
        return
    for finding in refused_of_site(domain):
        yield CONFIG, finding.problem
    if domain.widget_rules.mode == "live" and _site_loading(domain, site) == INTENT:
        for problem in _launcher_problems(domain, site, site):
            yield CONFIG, problem


def _site_loading(domain: ChaportDomain, configuration: Configuration) -> str:
    return domain.settings.loading or usual_loading(configuration.data)


def _launcher_problems_of_page(
    domain: ChaportDomain, widget: PageWidget, site: Configuration
) -> Iterator[Problem]:
    """What the page's own options, or its own loading, change for the worse."""
    whole = widget.configuration.merged_over(site)
    if (widget.loading or _site_loading(domain, whole)) != INTENT:
        return
    of_site = _site_loading(domain, site)
    is_own_loading = of_site != INTENT or domain.widget_rules.mode != "live"
    said = whole if is_own_loading else widget.configuration
    for problem in _launcher_problems(domain, whole, said):
        yield replace(problem, file=widget.file, line=widget.line)


def _launcher_problems(
    domain: ChaportDomain, whole: Configuration, said: Configuration
) -> Iterator[Problem]:
    """What is wrong with a launcher of our own.

    Args:
        domain: The domain.
        whole: The configuration of the page.
        said: The part of it that is looked at here; the other was elsewhere.
    """
    names = color_names(domain.registry)
    launcher = launcher_of(whole.data, names)
    if launcher and "windowColor" in (said.data.get("appearance") or {}):
        problem = contrast_problem(launcher["color"])
        yield from [problem] if problem else []
    for option in waits_for_invitations(said.data):
        message = f"With the loading `intent`, `{option}` waits until a reader uses the button."
        mend = 'Take the loading `"idle"`, or remove the option.'
        yield Problem(Kind.LATE_INVITATIONS, message, mend)


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
