"""Readers of other languages: all is translated, and a site can add its own words."""

from __future__ import annotations

import json
import re
import runpy
import string
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import ROOT, Site, build

MESSAGES = runpy.run_path(str(ROOT / "sphinx_chaport" / "client" / "messages.py"))
WORDS: dict[str, str] = MESSAGES["words"]()
CATALOGS: list[Path] = MESSAGES["translations"]()
TEXT = "Title\n=====\n\n.. chaport-example::\n\n   chaport.open();\n\n"
WHOLE = ".. chaport-playground::\n\n"
# Names, signs and lines of code: they are the same in every language.
SAME = re.compile(r"null|_blank|#\S+|(Content-Security-Policy: )?[\w-]+-src '[^']+'.*|\{\w+\}|\W*")
CYRILLIC = re.compile("[\u0400-\u04ff]")


def messages(path: Path) -> dict[tuple[str, str], str]:
    """What a catalogue says by context and English text."""
    found: dict[tuple[str, str], str] = MESSAGES["contents"](MESSAGES["read"](path))
    return found


def language(path: Path) -> str:
    return path.parts[-3]


every_language = pytest.mark.parametrize("path", CATALOGS, ids=language)


# -- what is shipped ------------------------------------------------------------------------------


def test_russian_is_shipped() -> None:
    assert "ru" in map(language, CATALOGS)


def test_everything_that_is_made_of_the_texts_is_fresh() -> None:
    assert list(MESSAGES["stale"]()) == []


@every_language
def test_no_translation_is_missing(path: Path) -> None:
    assert [key for key, text in messages(path).items() if not text] == []


@every_language
def test_nothing_stays_english(path: Path) -> None:
    same = [key for key, text in messages(path).items() if text == key[1]]
    assert [key for key in same if not SAME.fullmatch(key[1])] == []


@every_language
def test_what_is_filled_in_and_code_are_the_same(path: Path) -> None:
    def kept(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w+\}|%s|%\(\w+\)s|`[^`]*`", text))

    for key, text in messages(path).items():
        assert kept(text) == kept(key[1]), key


@every_language
def test_a_sentence_ends_as_in_english(path: Path) -> None:
    for key, text in messages(path).items():
        ends = [each[-1] if each[-1] in ".:?" else "" for each in (key[1], text)]
        assert ends[0] == ends[1], key


def test_russian_texts_are_russian() -> None:
    """No English word but names, and no letter that only looks like a Russian one."""
    (path,) = [each for each in CATALOGS if language(each) == "ru"]
    for key, text in messages(path).items():
        if SAME.fullmatch(key[1]):
            continue
        words = re.findall(r"\w+", re.sub(r"`[^`]*`|\{\w+\}|%\(\w+\)s|%s", "", text))
        mixed = [
            each
            for each in words
            if set(each) & set(string.ascii_letters) and CYRILLIC.search(each)
        ]
        assert not mixed, (key, mixed)
        assert CYRILLIC.search(text), key


# -- on pages -------------------------------------------------------------------------------------


def page_words(site: Site) -> dict[str, str]:
    """What a page is told of examples."""
    block = site.page().select_one("script#chaport-words")
    return json.loads(block.get_text()) if block else {}


def playground_words(site: Site) -> dict[str, str]:
    """What a page holds of playgrounds, which is there once at most."""
    blocks = site.page().select("script[type='application/json'][id='chaport-playground-words']")
    assert len(blocks) <= 1
    return json.loads(blocks[0].get_text()) if blocks else {}


def script_words(site: Site) -> dict[str, str]:
    """What is loaded where Run is pressed."""
    text = site.text("_static/chaport/words.js")
    found = re.fullmatch(r"window\.chaportPlaygroundWords = (.*);\n", text)
    assert found
    return json.loads(found[1])


def of_playgrounds(*other: str) -> dict[str, str]:
    """The English texts of playgrounds, but those whose keys begin so."""
    return {key: text for key, text in WORDS.items() if not key.startswith(("samples.", *other))}


def test_an_english_page_has_the_words_of_its_playgrounds(page_of: Any) -> None:
    site = page_of(TEXT + WHOLE + WHOLE)
    assert page_words(site) == {}
    assert playground_words(site) == of_playgrounds("real.")
    assert "words.js" not in site.text("index.html")


def test_the_words_of_the_real_widget_come_with_it(page_of: Any) -> None:
    site = page_of(f"{WHOLE}.. chaport-playground::\n   :real:\n")
    assert playground_words(site) == of_playgrounds()
    assert script_words(site) == of_playgrounds("real.")


def test_a_russian_page_has_all_of_them(page_of: Any) -> None:
    site = page_of(f"{TEXT}.. chaport-playground::\n   :real:\n", conf={"language": "ru"})
    assert page_words(site)["samples.run"] == "Запустить"
    assert playground_words(site)["stop"] == "Остановить"
    found = page_words(site) | playground_words(site)
    assert {key for key, text in WORDS.items() if text and not SAME.fullmatch(text)} <= set(found)
    assert "words.js" not in site.text("index.html")
    assert "Проверено в обоих вариантах" in site.text("index.html")


def test_a_russian_page_has_no_text_of_a_playground_in_english_as_well(page_of: Any) -> None:
    site = page_of(TEXT + WHOLE, conf={"language": "ru"})
    for words in (playground_words(site), script_words(site)):
        same = [key for key, text in words.items() if text == WORDS[key]]
        assert [key for key in same if not SAME.fullmatch(WORDS[key])] == []


@pytest.mark.parametrize("script", ["playground.js", "playground-more.js", "playground-real.js"])
def test_no_text_of_a_playground_stands_in_a_script(script: str) -> None:
    code = (ROOT / "sphinx_chaport/static" / script).read_text("utf-8")
    # Fewer words can stand in code by chance, as names or units do.
    sentences = [text for text in of_playgrounds().values() if text.count(" ") > 1]
    assert len(sentences) > 100
    assert [text for text in sentences if json.dumps(text)[1:-1] in code] == []


def test_a_page_with_examples_alone_has_only_their_words(page_of: Any) -> None:
    site = page_of(TEXT, conf={"language": "ru"})
    assert all(key.startswith("samples.") for key in page_words(site))
    assert playground_words(site) == {}
    assert "words.js" not in site.text("index.html")
    assert script_words(site)["stop"] == "Остановить"


def test_a_region_takes_the_words_of_its_language(page_of: Any) -> None:
    site = page_of(TEXT, conf={"language": "ru_RU"})
    assert page_words(site)["samples.copy"] == "Копировать"


def test_a_build_in_english_after_one_in_russian_is_english(tmp_path: Path) -> None:
    build(tmp_path / "ru", {"index.rst": TEXT}, conf={"language": "ru"})
    assert page_words(build(tmp_path / "en", {"index.rst": TEXT})) == {}


def own(language: str, *pairs: tuple[str, str, str]) -> dict[str, str]:
    """A catalogue of the site: key, English and translation."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    lines = [
        (f'msgctxt "{key}"\n' if key else "") + f'msgid "{english}"\nmsgstr "{text}"\n'
        for key, english, text in pairs
    ]
    return {f"locale/{language}/LC_MESSAGES/sphinx_chaport.po": "\n".join([head, *lines])}


def test_a_site_adds_another_language(site: Any) -> None:
    files = own("de", ("samples.run", "Run", "Starten"), ("stop", "Stop", "Anhalten"))
    built = site({"index.rst": TEXT, **files}, conf={"language": "de", "locale_dirs": ["locale"]})
    assert page_words(built) == {"samples.run": "Starten"}
    assert script_words(built) == of_playgrounds("real.") | {"stop": "Anhalten"}


def test_a_site_changes_single_words_of_ours(site: Any) -> None:
    files = own("ru", ("samples.run", "Run", "Пуск"))
    built = site({"index.rst": TEXT, **files}, conf={"language": "ru", "locale_dirs": ["locale"]})
    assert page_words(built)["samples.run"] == "Пуск"
    assert page_words(built)["samples.copy"] == "Копировать"


def test_words_cannot_end_their_element(site: Any) -> None:
    files = own("de", ("samples.run", "Run", "</script><b>"))
    built = site({"index.rst": TEXT, **files}, conf={"language": "de", "locale_dirs": ["locale"]})
    assert page_words(built) == {"samples.run": "</script><b>"}


# -- in a browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    """A Russian site with an example and a playground of its own page."""
    files = {
        "index.rst": f"{TEXT}.. toctree::\n\n   play\n",
        "play.rst": f"Title\n=====\n\n{WHOLE}",
    }
    return str(serve(build(tmp_path_factory.mktemp("ru"), files, conf={"language": "ru"}).output))


def test_buttons_and_playgrounds_speak_the_language_of_the_page(page: Page, russian: str) -> None:
    page.goto(f"{russian}/index.html")
    expect(page.get_by_role("button", name="Копировать")).to_be_visible()
    page.get_by_role("button", name="Запустить").click()
    place = page.locator(".chaport-play-compact")
    expect(place.get_by_role("button", name="Остановить")).to_be_visible()
    page.goto(f"{russian}/play.html")
    expect(page.get_by_role("button", name="Сбросить")).to_be_visible()
    expect(page.get_by_text("Что видит посетитель")).to_be_visible()


def test_a_page_of_an_older_build_has_a_playground_that_works(page: Page, russian: str) -> None:
    """It holds no words: each is said by its key."""

    def without_words(route: Route) -> None:
        found = route.fetch()
        text = found.text().replace('id="chaport-playground-words"', "")
        route.fulfill(response=found, body=text)

    page.route("**/play.html", without_words)
    page.goto(f"{russian}/play.html")
    page.get_by_role("button", name="run", exact=True).first.click()
    expect(page.locator(".chaport-run-step").first).to_be_visible()
