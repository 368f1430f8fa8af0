"""Parts of signatures, in the nodes that Sphinx has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_chaport.directives.content import Writer
    from sphinx_chaport.registry import Parameter
    from sphinx_chaport.registry.records import Schema


def parameter_list(parameters: tuple[Parameter, ...], writer: Writer) -> Node:
    """``(name: type, other?: type)``."""
    found = addnodes.desc_parameterlist()
    for parameter in parameters:
        node = addnodes.desc_parameter("", "", noemph=True)
        if parameter.rest:
            node += addnodes.desc_sig_punctuation("", "...")
        node += addnodes.desc_sig_name("", parameter.name)
        if parameter.optional and not parameter.rest:
            node += addnodes.desc_sig_punctuation("", "?")
        node += [addnodes.desc_sig_punctuation("", ":"), addnodes.desc_sig_space()]
        node += list(writer.type(parameter.type))
        found += node
    return found


def annotation(schema: Schema, writer: Writer) -> list[Node]:
    """``: type`` behind a name."""
    body = [addnodes.desc_sig_punctuation("", ":"), addnodes.desc_sig_space()]
    return [addnodes.desc_annotation("", "", *body, *writer.type(schema))]
