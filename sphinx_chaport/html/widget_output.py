"""What a page is given for its widget: the loader with all that it needs to know, and a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader

from sphinx_chaport import nodes as ours
from sphinx_chaport import texts
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.page_widget import GENERATED, Plan, account_of, app_id_of, plan_of, plans
from sphinx_chaport.html.pages import FOLDER
from sphinx_chaport.widget.contrast import color_names
from sphinx_chaport.widget.fallback import fallback_address
from sphinx_chaport.widget.hosts import SIMULATOR
from sphinx_chaport.widget.launcher import Launcher, launcher_of
from sphinx_chaport.widget.loading import BANNER, CONSENT, FILES, INTENT
from sphinx_chaport.widget.page import PageAssets, attribute_json, page_assets, simulated_assets

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_chaport.domain import ChaportDomain

TEMPLATES = Path(__file__).parent.parent / "templates"
GENERATED_TEMPLATE = "chaport/generated.html"


class _Account(NamedTuple):
    app_id: str
    host: str


def add_widget(
    app: Sphinx, template: str, context: dict[str, Any], doctree: nodes.document | None, name: str
) -> str | None:
    """Give a page its widget, or say why it has none; the template to write it with, if another."""
    domain = domain_of(app.env)
    if domain.widget_rules.mode == "off" and not domain.widgets:
        return None
    plan = plan_of(domain, _docname(doctree, name))
    if not plan.is_on:
        _say_that_it_is_off(app, domain, plan, context)
        return None
    for file in filter(None, [FILES[plan.loading].style]):
        app.add_css_file(f"{FOLDER}/{file}")
    _add_loader(app, domain, plan, _assets(domain, plan).attributes)
    link = _link(domain, plan)
    if doctree is not None:
        context["body"] = context.get("body", "") + link
    elif link:
        context.update(chaport_template=template, chaport_link=link)
        return GENERATED_TEMPLATE
    return None


def _docname(doctree: nodes.document | None, name: str) -> str:
    """The document whose widget the page has; of several on one page, the first with its own."""
    if doctree is None:
        return GENERATED
    mark = next(doctree.findall(ours.chaport_widget), None)
    return str(mark["docname"]) if mark else name


# -- the script's element -------------------------------------------------------------------------


def _add_loader(
    app: Sphinx, domain: ChaportDomain, plan: Plan, attributes: Mapping[str, str]
) -> None:
    settings = domain.settings
    found = {"async": "async", **attributes, "data-chaport-widget": "on" if plan.is_on else "off"}
    found["data-chaport-because"] = plan.because
    if settings.debug:
        found["data-chaport-debug"] = "on"
    if settings.nonce:
        found["nonce"] = settings.nonce
    app.add_js_file(f"{FOLDER}/{FILES[plan.loading].loader}", **found)  # type: ignore[arg-type]


def _assets(domain: ChaportDomain, plan: Plan) -> PageAssets:
    """The attributes that say what to load, and the file of a configuration with code."""
    settings = domain.settings
    if plan.mode == "simulator":
        return simulated_assets(plan.configuration, settings.app_id, account_of(domain)[0])
    assets = page_assets(plan.configuration, settings)
    found = {**assets.attributes, "data-chaport-loading": plan.loading}
    found["data-chaport-fallback"] = _fallback(domain, plan)
    if FILES[plan.loading].has_launcher and (launcher := _launcher(domain, plan)):
        words = {"label": str(texts.CHAT_LABEL), "blocked": str(texts.CHAT_BLOCKED)}
        found["data-chaport-launcher"] = attribute_json({**launcher, **words})
    if plan.loading == CONSENT and settings.consent_banner:
        found["data-chaport-banner"] = attribute_json(_banner(settings.consent_banner))
    return PageAssets(found, assets.script)


def _launcher(domain: ChaportDomain, plan: Plan) -> Launcher | None:
    return launcher_of(plan.configuration.data, color_names(domain.registry))


def _banner(more: str | bool) -> dict[str, Any]:
    """`Words` of ``client/loader/banner.ts``."""
    words = {"text": texts.CONSENT, "yes": texts.CONSENT_YES, "no": texts.CONSENT_NO}
    found: dict[str, Any] = {key: str(text) for key, text in words.items()}
    if isinstance(more, str):
        found["more"] = {"text": str(texts.CONSENT_MORE), "href": more}
    return found


def _fallback(domain: ChaportDomain, plan: Plan) -> str:
    settings = domain.settings
    account = _Account(app_id_of(domain, plan.configuration), settings.host)
    return fallback_address(settings.fallback, account)


# -- what stands in the page ----------------------------------------------------------------------


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)


def _filled(name: str, **values: object) -> str:
    return _templates().get_template(f"chaport/{name}.html").render(values)


def _link(domain: ChaportDomain, plan: Plan) -> str:
    """The link that is the chat without JavaScript; the loader makes the launcher of it."""
    if plan.mode != "live" or not _launcher(domain, plan):
        return ""
    address = _fallback(domain, plan)
    return _filled(
        "link", address=address, label=str(texts.CHAT_LABEL), is_launcher=plan.loading == INTENT
    )


def _say_that_it_is_off(
    app: Sphinx, domain: ChaportDomain, plan: Plan, context: dict[str, Any]
) -> None:
    """On a site that has the widget elsewhere, or was meant to have it."""
    if domain.widget_rules.mode == "off":
        return
    context["metatags"] = context.get("metatags", "") + _filled("off", because=plan.because)
    if domain.settings.debug:
        _add_loader(app, domain, plan, {})


# -- files ----------------------------------------------------------------------------------------


def write_scripts(domain: ChaportDomain, target: Path) -> None:
    """Write the configurations that hold JavaScript, each once, and remove those of old."""
    for path in target.glob("config-*.js"):
        path.unlink()
    for plan in plans(domain):
        script = _assets(domain, plan).script if plan.is_on else None
        if script:
            (target / script.name).write_text(script.text, encoding="utf-8")


def used_files(domain: ChaportDomain) -> Iterator[str]:
    """The names of the files that the widgets of this build load."""
    found = list(plans(domain))
    used = {plan.loading for plan in found if plan.is_on or domain.settings.debug}
    if domain.widget_rules.mode == "off" and not any(plan.is_on for plan in found):
        return
    for loading in sorted(used):
        files = FILES[loading]
        yield from filter(None, (files.loader, files.style, *files.further))
    if domain.settings.consent_banner and CONSENT in used:
        yield from BANNER
    if any(plan.mode == "simulator" for plan in found):
        yield SIMULATOR


def add_templates(app: Sphinx, config: Any) -> None:  # noqa: ANN401 - Sphinx's signature
    """Let generated pages find their template, on sites whose generated pages have the widget."""
    del app
    if config.chaport_generated_pages is True and str(TEMPLATES) not in config.templates_path:
        config.templates_path = [*config.templates_path, str(TEMPLATES)]
