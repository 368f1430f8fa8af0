"""The domain ``chaport``: what a project describes, where, and how references find it.

All state of a build lives here: described names, pages with a widget, derived forms of authors'
examples. The registry itself is read once per Sphinx process, when a page first needs it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.util.matching import Matcher as NameMatcher
from sphinx.util.nodes import make_refnode

from sphinx_chaport.collected import BuildResults, Described, PageChecks, PageWidget, Playground
from sphinx_chaport.config_values import placed, settings_of
from sphinx_chaport.forms import ExampleForms
from sphinx_chaport.problems import Kind, Problem, ProblemError
from sphinx_chaport.references import EntryRole
from sphinx_chaport.registry import ENTRY_KINDS, Registry, load_registry
from sphinx_chaport.registry.lint import lint
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.pages import SiteRules
from sphinx_chaport.widget.validate import validate

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_chaport.examples.records import Pair
    from sphinx_chaport.registry.records import Source
    from sphinx_chaport.settings import Settings
    from sphinx_chaport.widget.configuration import Configuration

ENV_VERSION = 4
BUILT_IN_DATA = Path(__file__).parent / "static" / "chaport-api.json"


class ChaportDomain(Domain):
    """Methods, events, options, parameters, matchers and named types of the Chaport API."""

    name = "chaport"
    label = "Chaport JavaScript API"
    object_types: ClassVar[dict[str, ObjType]] = {
        "method": ObjType("Chaport method", "method"),
        "event": ObjType("Chaport event", "event"),
        "option": ObjType("Chaport option", "option"),
        "parameter": ObjType("Chaport visitor parameter", "parameter"),
        "matcher": ObjType("Chaport matcher", "matcher"),
        "type": ObjType("Chaport type", "type"),
        "open-point": ObjType("Chaport open point", "open-point"),
    }
    roles: ClassVar[dict[str, Any]] = {
        "method": EntryRole(),
        "event": EntryRole(),
        "option": EntryRole(),
        "parameter": EntryRole(),
        "matcher": EntryRole(),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "objects": {},
        "widgets": {},
        "pairs": {},
        "pages": set(),
        "uses": set(),
        "checks": {},
        "shown_results": {},
        "playgrounds": {},
        "playground_page": {},
        "registry": "",
    }
    data_version = ENV_VERSION

    # -- what the project says ------------------------------------------------------------------

    @cached_property
    def settings(self) -> Settings:
        """The checked settings of this build."""
        return settings_of(self.env.config)

    @cached_property
    def registry(self) -> Registry:
        """The built-in registry with those files of ``chaport_registry`` that are right."""
        usable: list[Path] = []
        found = load_registry()
        for path in self.registry_files:
            with contextlib.suppress(ProblemError):
                found = load_registry([*usable, path])
                usable.append(path)
        return found

    @cached_property
    def site_configuration(self) -> tuple[Configuration, tuple[Problem, ...]]:
        """What is right of ``chaport_config``, and what is wrong with the rest."""
        configuration, problems = validate(self.settings.config, registry=self.registry)
        sound, broken = self.forms.with_sound_javascript(configuration)
        return sound, (*problems, *broken)

    @cached_property
    def widget_rules(self) -> SiteRules:
        """What the settings say of the widgets of all pages."""
        settings = self.settings
        app_id = self.site_configuration[0].data.get("appId", settings.app_id)
        mode = settings.mode or ("live" if app_id else "off")
        excludes = NameMatcher(settings.pages.get("exclude", ()))
        if "include" not in settings.pages:
            return SiteRules(mode, settings.generated_pages, excludes=excludes)
        includes = NameMatcher(settings.pages["include"])
        return SiteRules(mode, settings.generated_pages, includes, excludes)

    @cached_property
    def confdir(self) -> Path:
        """The folder of ``conf.py``, which is known once the build has begun."""
        return Path(self.env.srcdir)

    @property
    def registry_files(self) -> list[Path]:
        """The files of ``chaport_registry``, absolute."""
        return [self.confdir / item for item in self.settings.registry]

    def check_registry(self) -> None:
        """Report what is wrong with the files of ``chaport_registry``, once in a build."""
        if not self.registry_files:
            return
        try:
            load_registry(self.registry_files)
        except ProblemError as error:
            for problem in error.problems:
                in_file = problem.line is not None
                report(problem if in_file else placed(problem, "chaport_registry", self.confdir))
            return
        report(*lint(self.registry, files=self.registry.further_files))

    def outdated(self) -> set[str]:
        """All pages that depend on the registry, where it is another than at the last build."""
        known = [BUILT_IN_DATA.read_bytes()]
        if self.registry_files:
            known.append(repr(self.registry).encode())
        digest = hashlib.sha256(b"".join(known)).hexdigest()
        if self.data["registry"] == digest:
            return set()
        self.data["registry"] = digest
        return self.pages | self.uses

    @cached_property
    def build(self) -> BuildResults:
        """What this build has seen of the cases; never stored."""
        return BuildResults()

    @cached_property
    def forms(self) -> ExampleForms:
        """Gives both forms of examples."""
        return ExampleForms(self.registry, cast("dict[str, Pair]", self.data["pairs"]))

    # -- what pages describe --------------------------------------------------------------------

    @property
    def objects(self) -> dict[tuple[str, str], Described]:
        """Described names by kind and name."""
        return cast("dict[tuple[str, str], Described]", self.data["objects"])

    @property
    def widgets(self) -> dict[str, PageWidget]:
        """Pages with a widget by document."""
        return cast("dict[str, PageWidget]", self.data["widgets"])

    @property
    def playgrounds(self) -> dict[str, list[Playground]]:
        """The playgrounds of pages, by document, in their order."""
        return cast("dict[str, list[Playground]]", self.data["playgrounds"])

    @property
    def playground_page(self) -> str:
        """The first page that has the whole API as a playground; empty where none has."""
        found = (
            docname
            for docname, playgrounds in sorted(self.playgrounds.items())
            if any(playground.subject is None for playground in playgrounds)
        )
        return next(found, "")

    @property
    def checks(self) -> dict[str, PageChecks]:
        """What is checked, by document."""
        return cast("dict[str, PageChecks]", self.data["checks"])

    @property
    def page_checks(self) -> PageChecks:
        """What is checked on the page that is being read."""
        return self.checks.setdefault(self.env.docname, PageChecks())

    @property
    def pages(self) -> set[str]:
        """Documents that use any directive of ours."""
        return cast("set[str]", self.data["pages"])

    @property
    def uses(self) -> set[str]:
        """Documents that refer to names of the registry."""
        return cast("set[str]", self.data["uses"])

    def note_objects(self, kind: str, names: tuple[str, ...], node_id: str, place: Source) -> bool:
        """Remember where an entry is described, under all its names.

        Returns:
            ``False`` where the same page describes it already, so that its anchor is taken.
        """
        docname = self.env.docname
        other = self.objects.get((kind, names[0]))
        if other:
            report(self._duplicate((kind, names[0]), other, place.file, place.line))
            return other.docname != docname
        for name in names:
            self.objects[kind, name] = Described(docname, place.line, place.file, node_id)
        return True

    def _duplicate(self, key: tuple[str, str], other: Described, file: str, line: int) -> Problem:
        kind, name = key
        first = other.shown(self.env.srcdir)
        message = f'The {kind} "{name}" is described twice, first in {first}.'
        mend = "Give one of the two `:no-index:`, or remove it."
        return Problem(Kind.DUPLICATE_ENTRY, message, mend, file, line)

    def note_widget(self, widget: PageWidget) -> bool:
        """Remember the page's widget; ``False`` and a problem where it has one already."""
        first = self.widgets.get(self.env.docname)
        if first:
            message = f"This page has a widget already, at line {first.line}."
            mend = "A page has one widget: merge the two configurations."
            report(Problem(Kind.SECOND_WIDGET, message, mend, widget.file, widget.line))
            return False
        self.widgets[self.env.docname] = widget
        return True

    def note_playground(self, playground: Playground) -> int:
        """Remember a playground of the page; its number there."""
        found = self.playgrounds.setdefault(self.env.docname, [])
        found.append(playground)
        return len(found) - 1

    # -- Sphinx's side of a domain --------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget what a page described."""
        self.pages.discard(docname)
        self.uses.discard(docname)
        self.widgets.pop(docname, None)
        self.checks.pop(docname, None)
        self.playgrounds.pop(docname, None)
        for key in [key for key, place in self.objects.items() if place.docname == docname]:
            del self.objects[key]

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        read = set(docnames)
        for key, place in otherdata["objects"].items():
            if place.docname not in read:
                continue
            # Processes end in any order: the first place by name wins, as in a serial build.
            kept = min(place, self.objects.get(key, place))
            if other := self.objects.get(key):
                lost = max(place, other)
                report(self._duplicate(key, kept, lost.file, lost.line))
            self.objects[key] = kept
        for docname, widget in otherdata["widgets"].items():
            if docname in read:
                self.widgets[docname] = widget
        for name in ("checks", "playgrounds"):
            found = otherdata[name].items()
            self.data[name].update((docname, its) for docname, its in found if docname in read)
        self.pages.update(read & otherdata["pages"])
        self.uses.update(read & otherdata["uses"])
        self.forms.pairs.update(otherdata["pairs"])

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """A link to the entry, or ``None`` where no page of this project describes it."""
        del env, node
        found = self.objects.get((typ, target))
        if found is None:
            return None
        title = f"{typ} {target}"
        return make_refnode(builder, fromdocname, found.docname, found.node_id, contnode, title)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """All kinds that have this name: `:any:` then tells that it is ambiguous."""
        found = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in ENTRY_KINDS
        )
        return [(f"chaport:{kind}", reference) for kind, reference in found if reference]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Everything described, for the search and for other projects."""
        for (kind, name), place in self.objects.items():
            # A number means nothing to who searches; other projects may still refer to it.
            priority = -1 if kind == "open-point" else 1
            yield name, name, kind, place.docname, place.node_id, priority


def domain_of(env: BuildEnvironment) -> ChaportDomain:
    """The domain of a build."""
    return cast("ChaportDomain", env.get_domain(ChaportDomain.name))


def _begin(app: Sphinx) -> None:
    domain = domain_of(app.env)
    domain.confdir = Path(app.confdir)
    domain.check_registry()


def _outdated(app: Sphinx, *_: object) -> list[str]:
    return sorted(domain_of(app.env).outdated() & app.env.found_docs)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(ChaportDomain)
    app.connect("builder-inited", _begin)
    app.connect("env-get-outdated", _outdated)
