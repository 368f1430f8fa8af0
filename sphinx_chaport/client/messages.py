"""Gathers the texts that readers see, and keeps their translations complete.

Writes ``static/words.json``, the English texts of the client by key, and for each language that is
shipped ``locale/LANGUAGE/LC_MESSAGES/sphinx_chaport.po`` with the texts as they are now, and its
``.mo``. ``--check`` writes nothing, and fails where one of them is stale.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent
CLIENT = PACKAGE / "client"
WORDS = PACKAGE / "static" / "words.json"
TEXTS = PACKAGE / "texts.py"
CATALOG = "sphinx_chaport"


def words() -> dict[str, str]:
    """The texts of the client by key, in the order of their files."""
    files = [
        CLIENT / "samples" / "words.json",
        *sorted((CLIENT / "playground/words").glob("*.json")),
    ]
    found: dict[str, str] = {}
    for path in files:
        own: dict[str, str] = json.loads(path.read_text("utf-8"))
        if twice := found.keys() & own.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} is in another file, too")
        found.update(own)
    return found


def texts() -> Iterator[str]:
    """The texts of the pages themselves."""
    for _, message, _, _ in extract_from_file("python", TEXTS, keywords={"_": None}):
        yield str(message)


def template() -> Catalog:
    """All texts, without a translation; the context of one of the client's is its key."""
    catalog = Catalog(domain=CATALOG, charset="utf-8")
    for text in texts():
        catalog.add(text, flags=[])
    for key, text in words().items():
        if text:
            catalog.add(text, context=key)
    return catalog


def translations() -> list[Path]:
    """The catalogues that are shipped."""
    return sorted((PACKAGE / "locale").glob(f"*/LC_MESSAGES/{CATALOG}.po"))


def read(path: Path) -> Catalog:
    """A catalogue as its translator left it."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=CATALOG)


def contents(catalog: Catalog) -> dict[tuple[str, str], str]:
    """What a catalogue says, by context and text, without its head."""
    return {(_text(each.context), str(each.id)): str(each.string) for each in catalog if each.id}


def _text(context: str | bytes | None) -> str:
    """The context of a message, which of a compiled catalogue is bytes."""
    return context.decode() if isinstance(context, bytes) else context or ""


def update(path: Path) -> None:
    """Add what is new, leave out what is gone, and compile."""
    catalog = read(path)
    catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, no_location=True, ignore_obsolete=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path))


def stale() -> Iterator[str]:
    """The names of the files that have to be written again."""
    if json.loads(WORDS.read_text("utf-8")) != words():
        yield WORDS.name
    wanted = contents(template()).keys()
    for path in translations():
        catalog = read(path)
        if contents(catalog).keys() != wanted:
            yield str(path.relative_to(PACKAGE))
        compiled = path.with_suffix(".mo")
        done = {key: text for key, text in contents(catalog).items() if text}
        if not compiled.exists() or contents(read_mo(io.BytesIO(compiled.read_bytes()))) != done:
            yield str(compiled.relative_to(PACKAGE))


def main(arguments: list[str]) -> int:
    """Write the files, or check them."""
    if "--check" in arguments:
        found = list(stale())
        if found:
            sys.stderr.write(f"stale, run `make messages`: {', '.join(found)}\n")
        return 1 if found else 0
    text = json.dumps(words(), indent=1, ensure_ascii=False) + "\n"
    WORDS.write_text(text, encoding="utf-8")
    for path in translations():
        update(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
