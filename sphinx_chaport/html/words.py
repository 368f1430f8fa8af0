"""The texts of our scripts in the language of the site; an English page gets nothing.

Those that every page with examples needs stand in it as JSON. Those of playgrounds are many, so
they are a script of their own, which is loaded together with that of playgrounds.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.texts import translated

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WORDS = "words.js"
BLOCK = "chaport-words"
"""The id of the element with the words of examples."""
_OF_EXAMPLES = "samples."
_FILE = Path(__file__).parent.parent / "static" / "words.json"


@cache
def english() -> dict[str, str]:
    """All texts by key."""
    found: dict[str, str] = json.loads(_FILE.read_text("utf-8"))
    return found


def own_words(*, of_examples: bool) -> dict[str, str]:
    """What is translated of the texts of examples, or of those of playgrounds."""
    wanted = {
        key: text for key, text in english().items() if key.startswith(_OF_EXAMPLES) is of_examples
    }
    found = {key: translated(key, text) for key, text in wanted.items()}
    return {key: text for key, text in found.items() if text != wanted[key]}


def add_words(app: Sphinx) -> None:
    """Give a page with examples their words."""
    if words := own_words(of_examples=True):
        app.add_js_file(None, body=page_json(words), type="application/json", id=BLOCK)


def words_script() -> str:
    """The words of playgrounds as a script; empty where there are none."""
    words = own_words(of_examples=False)
    return f"window.chaportPlaygroundWords = {page_json(words)};\n" if words else ""
