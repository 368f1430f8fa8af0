"""Which pages of a site have the chat, and that each says why it has it or not."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_chaport.widget.pages import PageFacts, SiteRules, decide, switch_of
from tests.conftest import Site, write_project

APP_ID = "0123456789abcdef01234567"
ACCOUNT = {"chaport_app_id": APP_ID, "chaport_host": "app.chaport.com"}
LOADER = re.compile(r"_static/chaport/loader")
WIDGET = "\n.. chaport-widget::\n"


@pytest.fixture(autouse=True)
def _no_app_id(monkeypatch: Any) -> None:
    monkeypatch.delenv("CHAPORT_APP_ID", raising=False)


def text(title: str, body: str = "", before: str = "") -> str:
    return f"{before}{title}\n{'=' * len(title)}\n\n{body}\n"


FILES = {
    "index.rst": text("Home", ".. toctree::\n   :glob:\n\n   **"),
    "guides/one.rst": text("One"),
    "guides/old.rst": text("Old"),
    "guides/deep/two.md": "# Two\n",
    "off.rst": text("Off", before=":chaport: off\n\n"),
    "myst-off.md": "---\nchaport: no\n---\n\n# Off\n",
    "on.rst": text("On", before=":chaport: On\n\n"),
    "own.rst": text("Own", WIDGET + "   :loading: idle\n\n   history: false\n"),
    "own-off.rst": text("Own off", WIDGET, before=":chaport: FALSE\n\n"),
}
DOCUMENTS = [name.rpartition(".")[0] for name in FILES]


def script(page: BeautifulSoup) -> Any:
    return page.find("script", src=LOADER)


def with_chat(built: Site) -> set[str]:
    return {name for name in DOCUMENTS if script(built.page(name))}


def because(page: BeautifulSoup) -> str:
    """What the page says of itself; exactly one of its two ways."""
    off = page.select('meta[name="chaport-widget"]')
    found = [each for each in (script(page), *off) if each]
    assert len(found) == 1
    return str(found[0]["data-chaport-because"])


# -- the decision ---------------------------------------------------------------------------------

LIVE = SiteRules("live", excludes=lambda name: name.startswith("old"))


@pytest.mark.parametrize(
    ("page", "site", "is_on"),
    [
        (PageFacts("a"), LIVE, True),
        (PageFacts("old"), LIVE, False),
        (PageFacts("old", own_mode=""), LIVE, True),
        (PageFacts("old", switch=True), LIVE, True),
        (PageFacts("a", switch=False, own_mode="live"), LIVE, False),
        (PageFacts("a", own_mode="off"), LIVE, False),
        (PageFacts("a", own_mode="off", switch=True), LIVE, False),
        (PageFacts("", is_generated=True), LIVE, False),
        (PageFacts("", is_generated=True), SiteRules("live", generated=True), True),
        (PageFacts("a"), SiteRules("off"), False),
        (PageFacts("a", own_mode="simulator"), SiteRules("off"), True),
        (PageFacts("a", switch=True), SiteRules("off"), False),
        (PageFacts("a"), SiteRules("live", includes=lambda _: False), False),
    ],
)
def test_the_strongest_word_counts(page: PageFacts, site: SiteRules, is_on: bool) -> None:
    found = decide(page, site)
    assert found.is_on is is_on
    assert found.because


@pytest.mark.parametrize("word", ["off", "Off", "FALSE", "no", " 0 "])
def test_words_that_switch_off(word: str) -> None:
    assert switch_of(word) is False


@pytest.mark.parametrize("word", ["", "never", "offf", "2", "None"])
def test_other_words_are_not_known(word: str) -> None:
    assert switch_of(word) is None


# -- on a site ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: Any) -> Site:
    from tests.conftest import build

    conf = {**ACCOUNT, "chaport_pages": {"exclude": ["guides/ol*"]}}
    return build(tmp_path_factory.mktemp("whole"), FILES, conf=conf)


def test_a_site_with_an_app_id_has_the_chat_on_its_pages(whole: Site) -> None:
    assert whole.warnings == ""
    assert with_chat(whole) == {"index", "guides/one", "guides/deep/two", "on", "own"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("index", "all pages of the site have it"),
        ("guides/old", "chaport_pages excludes the page"),
        ("off", "the page's metadata switch it off"),
        ("myst-off", "the page's metadata switch it off"),
        ("own-off", "the page's metadata switch it off"),
        ("on", "the page's metadata switch it on"),
        ("own", "the page has a chaport-widget"),
        ("search", "chaport_generated_pages is not set"),
        ("genindex", "chaport_generated_pages is not set"),
    ],
)
def test_each_page_says_why(whole: Site, name: str, reason: str) -> None:
    assert because(whole.page(name)) == reason


def test_a_page_has_its_own_configuration_and_loading(whole: Site) -> None:
    found = script(whole.page("own"))
    assert found["data-chaport-loading"] == "idle"
    assert json.loads(found["data-chaport-config"])["history"] is False
    assert "history" not in json.loads(script(whole.page("on"))["data-chaport-config"])


def test_without_a_launcher_to_press_the_chat_does_not_wait_for_it(site: Any) -> None:
    hidden = {**ACCOUNT, "chaport_config": {"launcher": {"show": False}}}
    found = script(site({"index.rst": text("T")}, conf=hidden).page())
    assert found["data-chaport-loading"] == "idle"
    assert "data-chaport-launcher" not in found.attrs
    wanted = {**hidden, "chaport_loading": "intent"}
    found = script(site({"index.rst": text("T")}, conf=wanted).page())
    assert found["data-chaport-loading"] == "intent"


def test_only_what_is_used_is_published(site: Any) -> None:
    built = site({"index.rst": text("T")}, conf={**ACCOUNT, "chaport_loading": "immediate"})
    names = {path.name for path in (built.output / "_static/chaport").iterdir()}
    assert names == {"loader.js", "navigation.js"}
    built = site({"index.rst": text("T")}, conf={**ACCOUNT, "chaport_loading": "intent"})
    names = {path.name for path in (built.output / "_static/chaport").iterdir()}
    assert {"loader-intent.js", "launcher.css"} <= names


def test_only_included_pages(site: Any) -> None:
    conf = {**ACCOUNT, "chaport_pages": {"include": ["guides/**"], "exclude": ["**/old"]}}
    built = site(FILES, conf=conf)
    assert with_chat(built) == {"guides/one", "guides/deep/two", "on", "own"}
    assert because(built.page()) == "chaport_pages does not include the page"


def test_a_word_that_is_not_known_is_reported_where_it_stands(site: Any) -> None:
    built = site({"index.md": "---\ntitle: T\nchaport: nope\n---\n\n# T\n"}, conf=ACCOUNT)
    assert "index.md:3: WARNING" in built.warnings
    assert "[chaport.page-switch]" in built.warnings
    assert script(built.page())


@pytest.mark.parametrize("theme", ["basic", "furo", "alabaster"])
def test_generated_pages_have_it_with_its_link(site: Any, theme: str) -> None:
    conf = {**ACCOUNT, "chaport_generated_pages": True, "chaport_loading": "intent"}
    built = site({"index.rst": text("T")}, conf={**conf, "html_theme": theme})
    assert built.warnings == ""
    for name in ("index", "search", "genindex"):
        page = built.page(name)
        assert script(page), name
        assert len(page.select("body a.chaport-launcher")) == 1, name


def test_a_single_page_and_folders_work_too(site: Any) -> None:
    for builder in ("singlehtml", "dirhtml"):
        built = site(FILES, conf=ACCOUNT, builder=builder)
        assert built.warnings == ""
        assert len(built.page().find_all("script", src=LOADER)) == 1


# -- the account ----------------------------------------------------------------------------------


def status_of(tmp_path: Any, **conf: Any) -> tuple[str, str, str]:
    """What a build logs, what it warns of, and its page."""
    source = write_project(tmp_path, {"index.rst": text("T")}, conf)
    status, warnings = io.StringIO(), io.StringIO()
    with patch_docutils(str(source)), docutils_namespace():
        output = tmp_path / "html"
        app = Sphinx(
            source, source, output, tmp_path / "d", "html", status=status, warning=warnings
        )
        app.build()
    return status.getvalue(), warnings.getvalue(), (output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("mode", ["", "live"])
def test_without_an_app_id_it_is_off_with_one_line_of_log(tmp_path: Any, mode: str) -> None:
    status, warnings, page = status_of(tmp_path, chaport_host="app.chaport.com", chaport_mode=mode)
    assert status.count("no app id is set") == 1
    assert warnings == ""
    assert "loader" not in page


@pytest.mark.parametrize("where", ["conf", "environment"])
def test_a_wrong_app_id_says_where_it_is_from(site: Any, monkeypatch: Any, where: str) -> None:
    conf = {"chaport_host": "app.chaport.com"}
    if where == "conf":
        conf["chaport_app_id"] = "YOUR_APP_ID"
    else:
        monkeypatch.setenv("CHAPORT_APP_ID", "YOUR_APP_ID")
    built = site({"index.rst": text("T")}, conf=conf)
    source = {"conf": "`chaport_app_id`", "environment": "variable `CHAPORT_APP_ID`"}[where]
    assert "is a placeholder. It comes from" in built.warnings
    assert source in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert script(built.page()) is None
    assert because(built.page()) == "the app id is not right"


def test_a_build_that_is_no_live_one_has_no_chat(site: Any, monkeypatch: Any) -> None:
    conf = {**ACCOUNT, "chaport_production": {"VERSION_TYPE": ["branch", "tag"]}}
    files = {"index.rst": text("T")}
    monkeypatch.setenv("VERSION_TYPE", "external")
    built = site(files, conf=conf)
    assert built.warnings == ""
    assert because(built.page()) == "this is no live build, by chaport_production"
    monkeypatch.setenv("VERSION_TYPE", "branch")
    assert script(site(files, conf=conf, fresh=False).page())


def test_a_preview_keeps_its_simulator(site: Any) -> None:
    conf = {"chaport_mode": "simulator", "chaport_production": False}
    assert script(site({"index.rst": text("T")}, conf=conf).page())


def test_a_project_that_sets_nothing_gets_nothing(site: Any) -> None:
    plain = site(FILES | {"own.rst": text("Own"), "own-off.rst": text("O")})
    assert plain.warnings == ""
    assert not (plain.output / "_static/chaport").exists()
    for name in [*DOCUMENTS, "search", "genindex"]:
        assert "chaport-widget" not in plain.text(f"{name}.html")


# -- what travels ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "config", "expected"),
    [
        ("ru", {}, {"use": "ru"}),
        ("pt_BR", {}, {"use": "pt"}),
        ("ru", {"language": {"use": "de"}}, {"use": "de"}),
        ("ru", {"language": {"source": "html"}}, {"source": "html"}),
    ],
)
def test_the_chat_speaks_the_language_of_the_site(
    site: Any, language: str, config: Any, expected: Any
) -> None:
    conf = {**ACCOUNT, "language": language, "chaport_config": config}
    built = site({"index.rst": text("T")}, conf=conf)
    assert json.loads(script(built.page())["data-chaport-config"])["language"] == expected


def test_what_the_script_is_told(site: Any) -> None:
    conf = {
        **ACCOUNT,
        "chaport_loading": "intent",
        "chaport_nonce": "{{ nonce }}",
        "chaport_debug": True,
        "chaport_config": {
            "appearance": {
                "windowColor": "teal",
                "position": ["left", 8, 16],
                "teamName": "<",
            }
        },
    }
    page = site({"index.rst": text("T")}, conf=conf).page()
    found = script(page)
    assert found["nonce"] == "{{ nonce }}"
    assert found.has_attr("data-chaport-debug")
    assert found["data-chaport-widget"] == "on"
    assert found["data-chaport-loading"] == "intent"
    assert json.loads(found["data-chaport-launcher"]) == {
        "color": "#0d7f86",
        "ink": "#ffffff",
        "side": "left",
        "x": 8,
        "y": 16,
        "label": "Chat with us",
        "blocked": "The chat did not load. Use this link instead.",
    }
    address = f"https://app.chaport.com/widget/show.html?appid={APP_ID}"
    assert found["data-chaport-fallback"] == address
    (link,) = page.select("a.chaport-launcher")
    assert (link["href"], link.get_text()) == (address, "Chat with us")
    assert page.find("link", href=re.compile("chaport/launcher.css"))
    assert not page.select("script:not([src])[nonce]")


def test_readers_are_led_where_the_author_says(site: Any) -> None:
    conf = {**ACCOUNT, "chaport_fallback": "help@example.com", "chaport_loading": "intent"}
    page = site({"index.rst": text("T")}, conf={**conf, "language": "ru"}).page()
    (link,) = page.select("a.chaport-launcher")
    assert (link["href"], link.get_text()) == ("mailto:help@example.com", "Написать в чат")


def test_without_a_launcher_there_is_no_link(site: Any) -> None:
    config = {"launcher": {"show": False}}
    conf = {**ACCOUNT, "chaport_config": config, "chaport_loading": "intent"}
    page = site({"index.rst": text("T")}, conf=conf).page()
    assert not script(page).has_attr("data-chaport-launcher")
    assert not page.select("a.chaport-launcher")


def test_other_ways_to_load_have_a_link_for_those_without_scripts(site: Any) -> None:
    for loading in ("idle", "immediate", "consent", "manual"):
        conf = {**ACCOUNT, "chaport_loading": loading}
        page = site({"index.rst": text("T")}, conf=conf).page()
        assert len(page.select("noscript a[href^='https://app.chaport.com/widget/show']")) == 1


def test_the_simulator_loads_at_once(site: Any) -> None:
    conf = {"chaport_mode": "simulator", "chaport_loading": "consent"}
    page = site({"index.rst": text("T")}, conf=conf).page()
    assert not script(page).has_attr("data-chaport-loading")
    assert not page.select("noscript")


def test_a_banner_has_its_words(site: Any) -> None:
    conf = {**ACCOUNT, "chaport_loading": "consent", "chaport_consent_banner": "/privacy.html"}
    built = site({"index.rst": text("T")}, conf=conf)
    words = json.loads(script(built.page())["data-chaport-banner"])
    assert words["more"]["href"] == "/privacy.html"
    assert all(words[key] for key in ("text", "yes", "no"))
    assert (built.output / "_static/chaport/banner.js").exists()


# -- warnings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "warns"),
    [
        ({"triggers": {"disabled": ["trigger-1"]}}, True),
        ({"countries": {"include": ["SE"]}}, True),
        ({"triggers": False}, False),
        ({"triggers": {"enabled": False}}, False),
        ({}, False),
    ],
)
@pytest.mark.parametrize("loading", ["intent", "idle"])
def test_invitations_that_would_wait_are_said_once(
    site: Any, config: Any, warns: bool, loading: str
) -> None:
    conf = {**ACCOUNT, "chaport_loading": loading, "chaport_config": config}
    files = {"index.rst": text("T", WIDGET), "a.rst": text("A", WIDGET, before=":orphan:\n\n")}
    built = site(files, conf=conf)
    expected = int(warns and loading == "intent")
    assert built.warnings.count("[chaport.late-invitations]") == expected
    assert built.warnings.count("WARNING") == expected


def test_a_page_that_loads_otherwise_is_warned_of_itself(site: Any) -> None:
    config = {"countries": {"include": ["SE"]}}
    conf = {**ACCOUNT, "chaport_loading": "idle", "chaport_config": config}
    body = WIDGET + "   :loading: intent\n"
    built = site({"index.rst": text("T", body)}, conf=conf)
    assert "index.rst:5: WARNING" in built.warnings
    assert built.warnings.count("[chaport.late-invitations]") == 1


# -- in running text ------------------------------------------------------------------------------

LINK = "Did it not help? :chaport-open:`Ask us`."


@pytest.mark.parametrize(
    ("conf", "address"),
    [
        (ACCOUNT, f"https://app.chaport.com/widget/show.html?appid={APP_ID}"),
        (
            {**ACCOUNT, "chaport_fallback": "help@example.com"},
            f"https://app.chaport.com/widget/show.html?appid={APP_ID}",
        ),
        ({"chaport_fallback": "help@example.com"}, "mailto:help@example.com"),
        ({}, None),
    ],
)
def test_a_link_in_a_text_leads_to_the_chat(site: Any, conf: Any, address: str | None) -> None:
    built = site({"index.rst": text("T", LINK)}, conf=conf)
    assert built.warnings == ""
    found = built.page().select_one(".chaport-open")
    # An e-mail address is written so that simple robots do not find it.
    assert found.get("href") == (address and address.replace("@", "%40"))


# -- other formats --------------------------------------------------------------------------------


def test_a_book_has_links_and_nothing_else_of_the_chat(site: Any) -> None:
    conf = {**ACCOUNT, "copyright": "Example", "version": "1", "epub_show_urls": "no"}
    conf |= {"chaport_generated_pages": True, "chaport_debug": True}
    files = {**FILES, "own.rst": text("Own", f"{LINK}\n{WIDGET}")}
    built = site(files, conf=conf, builder="epub")
    assert built.warnings == ""
    pages = [path for path in built.output.rglob("*") if path.suffix in {".xhtml", ".html"}]
    assert len(pages) > len(FILES)
    for path in pages:
        found = path.read_text("utf-8")
        ElementTree.fromstring(found)
        # The class of a link says what it is for, and does nothing.
        rest = re.sub(r'<a class="chaport-open[^>]*>', "", found)
        assert not re.search(
            r"chaport-(launcher|widget)|data-chaport|_static/chaport|noscript", rest
        )
    assert not (built.output / "_static/chaport").exists()
