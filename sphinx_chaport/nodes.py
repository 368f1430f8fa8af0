"""The document nodes of the extension.

Most are containers and literal blocks to every writer, so LaTeX, text, man and EPUB print them
whole, both forms titled; those without a text of their own are replaced before a page is written.
An example is::

    example                     container
        caption                 paragraph, where there is one
        form "traditional"      container
            title               paragraph
            code | reason       literal block, or the paragraph that says why there is none
        form "queue"            the same
"""

from __future__ import annotations

from docutils import nodes


class chaport_example(nodes.container):  # noqa: N801 - node classes are named like docutils' own
    """An example in its two forms, or in one; `first` is the form that readers see first."""


class chaport_form(nodes.container):  # noqa: N801
    """One form of an example; `form` is ``traditional``, ``queue`` or ``configuration``."""


class chaport_swatch(nodes.inline):  # noqa: N801
    """A patch of a colour before its name; `color` is ``#rrggbb``. Only HTML shows the patch."""


class chaport_code(nodes.literal_block):  # noqa: N801
    """JavaScript; `names` are ``(start, end, kind, name)`` of registered names in its text."""


class chaport_install(nodes.container):  # noqa: N801
    """Installation code to paste, for one host or for each region."""


class chaport_fold(nodes.container):  # noqa: N801
    """What a reader can unfold: its first child is a `chaport_fold_title`."""


class chaport_fold_title(nodes.paragraph):  # noqa: N801
    """What is seen of a folded part."""


class chaport_widget(nodes.container):  # noqa: N801
    """Marks, without content, that the page has a widget."""


class chaport_playground(nodes.container):  # noqa: N801
    """An example that a playground takes the place of; `docname` and `number` say which one.

    Its last child is a `chaport_place`, which becomes a sentence on where the playground is.
    """


class chaport_place(nodes.General, nodes.Element):  # noqa: N801
    """Where the sentence will stand that says where a playground can be used."""


class chaport_highlighted(nodes.General, nodes.TextElement):  # noqa: N801
    """Code whose tokens are inline nodes, so that some can be references. Only in HTML."""


class chaport_mark(nodes.General, nodes.Element):  # noqa: N801
    """Where the mark of a checked example will stand; `docname` and `number` say of which."""


class chaport_outcome(nodes.General, nodes.Element):  # noqa: N801
    """Where the output or the error of an example will stand: `what`, `docname`, `number`."""


class chaport_coverage(nodes.General, nodes.Element):  # noqa: N801
    """Where the table of all names and their examples will stand."""
