"""From derived forms and configurations to the neutral nodes of `sphinx_chaport.nodes`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_chaport import nodes as ours
from sphinx_chaport import texts
from sphinx_chaport.javascript.literals import literal_with_names

if TYPE_CHECKING:
    from sphinx_chaport.examples.records import Form, FormName, Name, Pair
    from sphinx_chaport.registry.records import Source

PLACEHOLDER = "YOUR_APP_ID"


def pair_node(
    pair: Pair,
    *,
    first: str,
    caption: Sequence[nodes.Node] = (),
    config: dict[str, object] | None = None,
    source: Source,
) -> ours.chaport_example:
    """Both forms of an example, the form `first` before the other; `config` is what it needs."""
    node = ours.chaport_example(classes=["chaport-example"], first=first)
    node += _caption(caption)
    if config is not None:
        needed = str(texts.NEEDED)
        text = nodes.paragraph(needed, needed)
        node += nodes.container("", text, _configuration_code(config), classes=["chaport-needed"])
    forms = {"traditional": pair.traditional, "queue": pair.queue}
    for name in sorted(forms, key=lambda name: name != first):
        node += _form(name, forms[name])
    return _placed(node, source)


def configuration_node(
    value: dict[str, object], *, caption: Sequence[nodes.Node] = (), source: Source
) -> ours.chaport_example:
    """A configuration as it stands in the page, which is the same for both interfaces."""
    node = ours.chaport_example(classes=["chaport-example"], first="configuration")
    node += _caption(caption)
    form = ours.chaport_form(classes=["chaport-form"], form="configuration")
    form += _title("configuration", str(texts.ONE_CONFIGURATION))
    form += _configuration_code(value)
    node += form
    return _placed(node, source)


def _configuration_code(value: dict[str, object]) -> ours.chaport_code:
    text, names = literal_with_names({"appId": PLACEHOLDER, **value})
    start = "window.chaportConfig = "
    shifted = [(begin + len(start), end + len(start), "option", path) for begin, end, path in names]
    return code_node(f"{start}{text};", shifted)


def keep_whole(node: ours.chaport_example, pair: Pair) -> None:
    """Remember the code of forms with hidden lines, so that HTML can show it on demand."""
    forms = {"traditional": pair.traditional, "queue": pair.queue}
    for form in node.findall(ours.chaport_form):
        found = forms[form["form"]]
        if found.code is not None:
            form["whole"] = found.code, [_name(item) for item in found.names]


def forms_of(pair: Pair) -> tuple[FormName, ...]:
    """The forms that there are, in the order of reading."""
    forms: dict[FormName, Form] = {"traditional": pair.traditional, "queue": pair.queue}
    return tuple(name for name, form in forms.items() if form.code is not None)


def code_node(text: str, names: Iterable[tuple[int, int, str, str]] = ()) -> ours.chaport_code:
    """A block of JavaScript whose registered names can become links."""
    return ours.chaport_code(
        text, text, language="javascript", names=list(names), written=text, xml_space="preserve"
    )


def name_forms(node: ours.chaport_example, node_id: str, host: nodes.document) -> None:
    """Give an example its anchor, and each of its forms one that opens its tab."""
    node["ids"].append(node_id)
    host.note_explicit_target(node)
    for form in node.findall(ours.chaport_form):
        form["ids"].append(f"{node_id}-{form['form']}")
        host.note_explicit_target(form)


def _caption(caption: Sequence[nodes.Node]) -> list[nodes.Node]:
    if not caption:
        return []
    return [nodes.paragraph("", "", *caption, classes=["chaport-caption"])]


def _form(name: str, form: Form) -> ours.chaport_form:
    node = ours.chaport_form(classes=["chaport-form"], form=name)
    node += _title(name)
    if form.code is None:
        node += _remark(form.reason, "chaport-reason")
        return node
    node += code_node(form.code, [_name(item) for item in form.names])
    if form.caution:
        node += _remark(form.caution, "chaport-caution")
    return node


def _name(name: Name) -> tuple[int, int, str, str]:
    return name.start, name.end, name.kind, name.name


def _title(form: str, remark: str = "") -> nodes.paragraph:
    title = nodes.paragraph("", "", classes=["chaport-form-title"])
    name = str(texts.FORM_TITLES[form])
    title += nodes.strong(name, name)
    if remark:
        title += nodes.Text(" ")
        title += nodes.inline(remark, remark, classes=["chaport-form-remark"])
    return title


def _remark(text: str, css_class: str) -> nodes.paragraph:
    return nodes.paragraph(text, "", *_code_spans(text), classes=[css_class])


def _code_spans(text: str) -> list[nodes.Node]:
    """Texts of ours mark code with backquotes and nothing else."""
    parts = text.split("`")
    return [
        nodes.literal(part, part) if index % 2 else nodes.Text(part)
        for index, part in enumerate(parts)
        if part
    ]


def _placed(node: ours.chaport_example, source: Source) -> ours.chaport_example:
    for child in node.findall(nodes.Element):
        child.source, child.line = source.file, source.line
    return node
