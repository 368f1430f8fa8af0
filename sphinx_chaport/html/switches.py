"""The field ``chaport`` of a page's metadata: a word that is not known is said where it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.pages import KEY, switch_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_FIELD = re.compile(rf"\s*:?{KEY}:")


def check_switch(app: Sphinx, doctree: nodes.document) -> None:
    """Report the field of a page where it says neither on nor off."""
    del doctree
    docname = app.env.docname
    text = app.env.metadata.get(docname, {}).get(KEY)
    if text is None or switch_of(str(text)) is not None:
        return
    file = str(app.env.doc2path(docname))
    message = f'`{KEY}` in the page\'s metadata cannot be "{str(text)[:40]}".'
    mend = "It takes `off` or `on`."
    report(Problem(Kind.PAGE_SWITCH, message, mend, file, _line_of_field(Path(file))))


def _line_of_field(file: Path) -> int:
    """The first line that begins with the field; line 1 where none does."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((number for number, line in enumerate(lines, 1) if _FIELD.match(line)), 1)
