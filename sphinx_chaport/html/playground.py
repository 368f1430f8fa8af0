"""What a playground is given: ``PlaygroundData`` of ``client/playground/types.ts``, as JSON.

All of it is made here, when a page is written, so that links and the site's own settings are those
of this build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport import texts
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.html.page_widget import account_of, app_id_of, site_configuration
from sphinx_chaport.javascript.literals import literal
from sphinx_chaport.playable import all_playable, first_of_all, playable
from sphinx_chaport.widget.app_id import SIMULATED
from sphinx_chaport.widget.installation import with_app_id

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_chaport.checker.records import Block, Case
    from sphinx_chaport.collected import Described, Playground
    from sphinx_chaport.domain import ChaportDomain
    from sphinx_chaport.examples.records import Pair
    from sphinx_chaport.registry import EntryKind, Example
    from sphinx_chaport.widget.configuration import Configuration

    Json = dict[str, Any]

SAMPLES = "samples-data.js"
PAGE: Final = {"url": "https://example.com/", "title": "Example", "referrer": "", "language": ""}
"""The page that code believes to be on: the same as the checker's."""


# -- the whole ------------------------------------------------------------------------------------


def playground_data(builder: Builder, docname: str, playground: Playground) -> Json:
    """The data of one playground of a page."""
    domain = domain_of(builder.env)
    configuration = playground.configuration.merged_over(site_configuration(domain)[0])
    kind, name = playground.subject or first_of_all(domain.registry)
    samples = list(samples_of(domain, kind, name))
    data: Json = {
        "subject": playground.subject and {"kind": kind, "name": name},
        "run": playground.is_run,
        "compact": False,
        "samples": samples if playground.subject else samples[:1],
        "config": expression(configuration.data),
        "simulator": account_of(domain)[0],
        "page": PAGE,
        "real": _real(domain, configuration) if playground.is_real else None,
        "playground": playground_address(builder, docname),
        "links": {} if playground.subject else dict(_links(builder, docname)),
    }
    return {**data, "height": playground.height} if playground.height else data


def expression(data: Mapping[str, Any]) -> str:
    """``window.chaportConfig`` as code; a simulated widget needs nobody's app id, but one."""
    own = {key: value for key, value in data.items() if key != "appId"}
    return literal(with_app_id(own, SIMULATED))


def _real(domain: ChaportDomain, configuration: Configuration) -> dict[str, str]:
    return {"appId": app_id_of(domain, configuration), "host": domain.settings.host}


# -- samples --------------------------------------------------------------------------------------


def samples_of(domain: ChaportDomain, kind: EntryKind, name: str) -> Iterator[Json]:
    """What can be tried of one name."""
    for example, case in playable(domain.registry, kind, domain.registry.entries[kind][name]):
        yield sample(domain, kind, name, example, case)


def samples_script(domain: ChaportDomain) -> str:
    """Everything that can be tried, as a script: from a file, no page can read data otherwise."""
    found = [
        sample(domain, kind, name, example, case)
        for kind, name, (example, case) in all_playable(domain.registry)
    ]
    return f"window.chaportPlaygroundSamples({page_json(found)});\n"


def sample(domain: ChaportDomain, kind: EntryKind, name: str, example: Example, case: Case) -> Json:
    """An example of the registry with both its forms."""
    code = example.code or ""
    pair = domain.forms.pair_of_example(example, is_quiet=True) if code else None
    return {
        "id": example.id,
        "title": example.caption,
        "subject": {"kind": kind, "name": name},
        "code": code,
        "form": example.form,
        "wrap": example.wrap,
        "forms": _forms(pair),
        "config": case.config,
        "simulator": case.environment,
        "setup": joined(case.setup),
        "cleanup": joined(case.cleanup),
    }


def _forms(pair: Pair | None) -> Json:
    """Both forms; of a configuration alone, there is no code in either."""
    if pair is None:
        return {name: {"code": "", "reason": ""} for name in ("traditional", "queue")}
    forms = {"traditional": pair.traditional, "queue": pair.queue}
    return {name: {"code": form.code, "reason": form.reason} for name, form in forms.items()}


def joined(blocks: tuple[Block, ...]) -> str:
    """Code of several blocks as one, where each ends before the next begins."""
    return "\n;\n".join(block.snippet.code for block in blocks)


# -- addresses ------------------------------------------------------------------------------------


def playground_address(builder: Builder, docname: str) -> str:
    """The address of the page with the whole playground; empty where there is none."""
    page = domain_of(builder.env).playground_page
    if not page:
        return ""
    target = builder.get_target_uri(page)
    if "#" in target:
        # All is one page, which has the playground itself.
        return ""
    return builder.get_relative_uri(docname, page) or basename(target) or "./"


def _links(builder: Builder, docname: str) -> Iterator[tuple[str, str]]:
    """The names of all samples, each with where it is explained; empty where it is not."""
    domain = domain_of(builder.env)
    for kind, name, _ in all_playable(domain.registry):
        place = domain.objects.get((kind, name))
        yield f"{kind}:{name}", _anchor(builder, docname, place) if place else ""


def _anchor(builder: Builder, docname: str, place: Described) -> str:
    if not place.node_id:
        return ""
    # On a single page, the page is an anchor itself.
    page = builder.get_relative_uri(docname, place.docname).partition("#")[0]
    return f"{page}#{place.node_id}"


# -- the sentence below it ------------------------------------------------------------------------


class SayWhereItRuns(SphinxPostTransform):
    """Replaces the place below a playground's example by a sentence, or by nothing."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace all of a page."""
        del kwargs
        for place in list(self.document.findall(ours.chaport_place)):
            found = self.sentence(place.parent["docname"])
            for node in found:
                node.source, node.line = place.source, place.line
            place.replace_self(found)

    def sentence(self, docname: str) -> list[nodes.Element]:
        """What can be done here, or where it can be done."""
        if domain_of(self.env).build.marking:
            return [nodes.paragraph("", str(texts.PLAYGROUND_NOTE), classes=["chaport-remark"])]
        base = str(self.config.html_baseurl)
        if not base:
            return []
        suffix = self.config.html_link_suffix or self.config.html_file_suffix or ".html"
        uri = f"{base.rstrip('/')}/{docname}{suffix}"
        link = nodes.reference(uri, uri, refuri=uri)
        words = f"{texts.PLAYGROUND_ONLINE} "
        return [nodes.paragraph("", "", nodes.Text(words), link, classes=["chaport-remark"])]


def data_of(builder: StandaloneHTMLBuilder, docname: str, number: int) -> str:
    """The data of a page's playground of this number, as JSON."""
    playground = domain_of(builder.env).playgrounds[docname][number]
    shown = getattr(builder, "current_docname", docname) or docname
    return page_json(playground_data(builder, shown, playground))
