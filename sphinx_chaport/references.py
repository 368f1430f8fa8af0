"""References to entries: what they lead to, the roles that authors write, and unknown names."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.roles import XRefRole

from sphinx_chaport.problems import Kind, Problem, did_you_mean
from sphinx_chaport.registry import ENTRY_KINDS, EntryKind, Matcher, Registry
from sphinx_chaport.reporting import report

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinx_chaport.domain import ChaportDomain


def _domain_of(env: BuildEnvironment) -> ChaportDomain:
    """The domain, which itself needs the roles."""
    return cast("ChaportDomain", env.get_domain("chaport"))


def anchor(kind: str, name: str, registry: Registry) -> str:
    """The id of an entry: ``chaport-KIND-NAME``, with words for the signs of matchers."""
    record = registry.reference(f"{kind}:{name}")
    shown = record.anchor if isinstance(record, Matcher) else name
    return f"chaport-{kind}-{shown}"


def quiet_reference(target: str, content: nodes.Element) -> addnodes.pending_xref:
    """A reference that no author wrote, to ``KIND:NAME``.

    Where neither this project nor another has the entry, only `content` is left.
    """
    kind, _, name = target.partition(":")
    return addnodes.pending_xref(
        "",
        content,
        refdomain="chaport",
        reftype=kind,
        reftarget=name,
        refexplicit=True,
        **{"chaport-quiet": True},
    )


class EntryRole(XRefRole):
    """A reference to an entry.

    A name that the registry lacks may still be one of another project, so it is reported only when
    nobody could resolve it (`report_unresolved`).
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Take `!=` and `!contains` for the names that they are."""
        domain = _domain_of(self.env)
        if self.name.endswith("matcher") and self.title in domain.registry.entries["matcher"]:
            # Elsewhere a leading `!` means "no link".
            self.disabled, self.target = False, self.title
        domain.uses.add(self.env.docname)
        return super().run()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """``~a.b`` shows the last part; brackets behind a method are not part of its name."""
        kind, name = refnode["reftype"], target.removesuffix("()")
        entries = _domain_of(env).registry.entries
        if name not in entries.get(kind, ()) and name.startswith("~"):
            name = name[1:]
            title = title if has_explicit_title else name.rpartition(".")[2]
        refnode["refwarn"] = name not in entries.get(kind, ())
        return title, name


def unknown_name(
    registry: Registry, kind: str, name: str, file: str | None, line: int | None
) -> Problem:
    """The problem of a name that the registry does not have."""
    names = registry.entries[cast("EntryKind", kind)]
    message = f'The registry has no {kind} "{name}".'
    return Problem(Kind.UNKNOWN_NAME, message, did_you_mean(name, names), file, line)


def report_unresolved(app: Sphinx, _domain: Domain, node: addnodes.pending_xref) -> bool | None:
    """Say which name is meant, where nobody has it; stay silent on references of our own."""
    if node.get("chaport-quiet"):
        return True
    registry = _domain_of(app.env).registry
    kind, name = node.get("reftype"), node.get("reftarget")
    if node.get("refdomain") != "chaport" or kind not in ENTRY_KINDS:
        return None
    if registry.find(kind, name) is not None:
        return None
    source, line = get_source_line(node)
    report(unknown_name(registry, kind, name, source, line))
    return True


def setup(app: Sphinx) -> None:
    """Register what is said of names that nobody has."""
    app.connect("warn-missing-reference", report_unresolved)
