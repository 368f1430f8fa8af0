"""The widget of a page: on or off and why, real or simulated, and with what configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_chaport.collected import PageWidget
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.widget.app_id import is_app_id
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.loading import AT_ONCE, usual_loading
from sphinx_chaport.widget.page import in_language
from sphinx_chaport.widget.pages import KEY, PageFacts, decide, mode_of, switch_of
from sphinx_chaport.widget.published import findings_of, refused
from sphinx_chaport.widget.simulated import has_salt, simulated_account

if TYPE_CHECKING:
    from sphinx_chaport.domain import ChaportDomain
    from sphinx_chaport.widget.published import Finding

GENERATED = ""
"""Stands for a page without a source, which is no document."""


class Plan(NamedTuple):
    """What becomes of the widget of a page; a page without one has no more than the reason."""

    is_on: bool
    because: str
    mode: str = "off"
    loading: str = AT_ONCE
    configuration: Configuration = Configuration()


def plan_of(domain: ChaportDomain, docname: str) -> Plan:
    """The plan of one page; `GENERATED` is any without a source."""
    widget = domain.widgets.get(docname)
    page, site = _facts(domain, docname, widget), domain.widget_rules
    decision, mode = decide(page, site), mode_of(page, site)
    if not decision.is_on:
        return Plan(*decision)
    configuration = _whole(domain, widget)
    if mode == "simulator":
        return Plan(*decision, mode, AT_ONCE, configuration)
    if obstacle := _obstacle(domain, widget, configuration):
        return Plan(False, obstacle)
    own = (widget.loading if widget else "") or domain.settings.loading
    loading = own or usual_loading(configuration.data)
    return Plan(*decision, mode, loading, configuration)


def plans(domain: ChaportDomain) -> Iterator[Plan]:
    """Those of all pages that the site may have."""
    yield plan_of(domain, GENERATED)
    for docname in sorted(domain.env.found_docs):
        yield plan_of(domain, docname)


def _facts(domain: ChaportDomain, docname: str, widget: PageWidget | None) -> PageFacts:
    metadata = domain.env.metadata.get(docname, {})
    switch = switch_of(str(metadata[KEY])) if KEY in metadata else None
    return PageFacts(docname, docname == GENERATED, switch, widget and _own_mode(domain, widget))


def _own_mode(domain: ChaportDomain, widget: PageWidget) -> str:
    is_live = "appId" in widget.configuration.data and not domain.settings.mode
    return widget.mode or ("live" if is_live else "")


def _obstacle(
    domain: ChaportDomain, widget: PageWidget | None, configuration: Configuration
) -> str:
    """What keeps a live widget off its page; empty where nothing does."""
    app_id = app_id_of(domain, configuration)
    if domain.settings.production is not True:
        return "this is no live build, by chaport_production"
    if not is_app_id(app_id):
        return "the app id is not right" if app_id else "no app id is set"
    if not domain.settings.host:
        return "chaport_host is not set"
    if refused_of_site(domain) or (widget and refused_of(domain, widget)):
        return "its configuration holds what must not be published"
    return ""


# -- configurations -------------------------------------------------------------------------------


def merged(domain: ChaportDomain, widget: PageWidget) -> Configuration:
    """The page's configuration over the site's."""
    return widget.configuration.merged_over(domain.site_configuration[0])


def _whole(domain: ChaportDomain, widget: PageWidget | None) -> Configuration:
    own = merged(domain, widget) if widget else domain.site_configuration[0]
    return in_language(own, str(domain.env.config.language or ""))


def site_configuration(domain: ChaportDomain) -> tuple[Configuration, tuple[Problem, ...]]:
    """What is right of ``chaport_config``, and what is wrong with the rest."""
    return domain.site_configuration


def app_id_of(domain: ChaportDomain, configuration: Configuration) -> str:
    """The configuration's own app id, else the site's."""
    return str(configuration.data.get("appId", domain.settings.app_id))


def refused_of_site(domain: ChaportDomain) -> tuple[Finding, ...]:
    """What in ``chaport_config`` keeps every live widget off."""
    allowed = domain.settings.allow_visitor_data
    return refused(findings_of(domain.settings.config), allow_visitor_data=allowed)


def refused_of(domain: ChaportDomain, widget: PageWidget) -> tuple[Finding, ...]:
    """What in a page's own configuration keeps it off."""
    return refused(widget.findings, allow_visitor_data=domain.settings.allow_visitor_data)


# -- the site -------------------------------------------------------------------------------------


def live_widgets(domain: ChaportDomain) -> list[PageWidget]:
    """Those of pages that load the real widget, or would if nothing kept them from it."""
    return [widget for _, widget, mode in wanted_widgets(domain) if mode == "live"]


def wanted_widgets(domain: ChaportDomain) -> Iterator[tuple[str, PageWidget, str]]:
    """The pages with a configuration of their own whose authors want it on, each with its mode."""
    for docname, widget in domain.widgets.items():
        page = _facts(domain, docname, widget)
        if decide(page, domain.widget_rules).is_on:
            yield docname, widget, mode_of(page, domain.widget_rules)


def is_live(domain: ChaportDomain) -> bool:
    """Whether any page loads the real widget, or would if nothing kept it from that."""
    return domain.widget_rules.mode == "live" or bool(live_widgets(domain))


def account_of(domain: ChaportDomain) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """What is right of ``chaport_simulator``, and what is wrong with the rest."""
    account, problems = simulated_account(domain.settings.simulator, registry=domain.registry)
    if not has_salt(account) or not is_live(domain):
        return account, problems
    message = "`chaport_simulator` has a salt, and the site has pages in the mode `live`."
    mend = "Keep the salt out of `conf.py`; it is left out here."
    inner = {key: value for key, value in account["account"].items() if key != "salt"}
    return {**account, "account": inner}, (*problems, Problem(Kind.SETTING, message, mend))
