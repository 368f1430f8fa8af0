"""What authors can write for a playground, and what each format has of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from sphinx_chaport.html.files import PLAYGROUND
from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.playable import all_playable
from sphinx_chaport.registry import load_registry
from tests.conftest import Site, build

WHOLE = ".. chaport-playground::\n"
OPEN = ".. chaport-playground:: open\n"
FILES = set(PLAYGROUND)
SAMPLES = "samples-data.js"
NOTHING = "{ appId: '000000000000000000000000' }"
REGISTRY = load_registry()


def places(site: Site, page: str = "index") -> list[Tag]:
    return site.page(page).select("div.chaport-playground")


def data(site: Site, page: str = "index", number: int = 0) -> dict[str, Any]:
    """What the playground of a page is given."""
    block = places(site, page)[number].select_one("script.chaport-playground-data")
    assert block
    assert block["type"] == "application/json"
    return json.loads(block.get_text())


def published(site: Site) -> set[str]:
    folder = site.output / "_static" / "chaport"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def samples_of(site: Site) -> list[dict[str, Any]]:
    """What the script of all samples hands over."""
    text = site.text(f"_static/chaport/{SAMPLES}")
    found = re.fullmatch(r"window\.chaportPlaygroundSamples\((.*)\);\n", text)
    assert found
    return json.loads(found[1])


# -- the argument ---------------------------------------------------------------------------------


def test_a_playground_of_a_method_has_all_its_examples(page_of: Any) -> None:
    given = data(page_of(OPEN))
    assert given["subject"] == {"kind": "method", "name": "open"}
    examples = [example.id for example in REGISTRY.entries["method"]["open"].examples]
    assert [sample["id"] for sample in given["samples"]] == examples
    first = given["samples"][0]
    assert first["title"] == "Open the chat window"
    assert first["forms"]["queue"] == {"code": "window.chaport.q('open');", "reason": ""}
    assert "ready" in first["forms"]["traditional"]["code"]


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("setVisitorData()", "method", "setVisitorData"),
        ("chat.started", "event", "chat.started"),
        ("appearance.windowColor", "option", "appearance.windowColor"),
        ("option:openIn", "option", "openIn"),
        ("method:openIn", "method", "openIn"),
    ],
)
def test_it_can_be_about_any_name(page_of: Any, written: str, kind: str, name: str) -> None:
    site = page_of(f".. chaport-playground:: {written}\n")
    assert site.warnings == ""
    assert data(site)["subject"] == {"kind": kind, "name": name}


def test_a_name_of_two_kinds_has_to_say_which(page_of: Any) -> None:
    site = page_of(".. chaport-playground:: openIn\n")
    assert site.warnings.count("WARNING") == 1
    assert "index.rst:4: WARNING" in site.warnings
    assert "Write `method:openIn` or `option:openIn`." in site.warnings
    assert data(site)["subject"]["kind"] == "method"


def test_an_unknown_name_is_a_warning_with_the_nearest(page_of: Any) -> None:
    site = page_of(".. chaport-playground:: opne\n")
    assert site.warnings.count("WARNING") == 1
    assert 'Did you mean "open"?' in site.warnings
    assert "[chaport.unknown-name]" in site.warnings
    assert not places(site)


def test_a_name_that_no_simulated_widget_has_is_a_warning(site: Any) -> None:
    company = "methods:\n  - name: openCompany\n    summary: Opens it.\n    unofficial: true\n"
    company += "    examples: [{id: company, caption: Open it, code: chaport.openCompany();}]\n"
    files = {"index.rst": "T\n=\n\n.. chaport-playground:: openCompany\n", "own.yaml": company}
    built = site(files, conf={"chaport_registry": ["own.yaml"]})
    assert "[chaport.unknown-example]" in built.warnings
    assert not places(built)


def test_the_whole_begins_with_one_sample_and_publishes_all(page_of: Any) -> None:
    site = page_of(WHOLE)
    given = data(site)
    assert given["subject"] is None
    assert [sample["id"] for sample in given["samples"]] == ["open"]
    found = samples_of(site)
    assert found[0] == given["samples"][0]
    names = {(sample["subject"]["kind"], sample["subject"]["name"]) for sample in found}
    wanted = {
        (kind, name) for kind in ("method", "event", "option") for name in REGISTRY.entries[kind]
    }
    assert names == wanted
    assert (
        len({sample["id"] for sample in found}) == len(found) == len(list(all_playable(REGISTRY)))
    )


def test_every_sample_has_a_form_that_can_be_run(page_of: Any) -> None:
    for sample in samples_of(page_of(WHOLE)):
        forms = sample["forms"].values()
        assert any(form["code"] is not None for form in forms), sample["id"]
        assert all(form["code"] is not None or form["reason"] for form in forms), sample["id"]
        assert sample["code"] or sample["config"], sample["id"]


# -- options and body -----------------------------------------------------------------------------


def test_the_options_reach_the_page(page_of: Any) -> None:
    text = (
        ".. chaport-playground:: open\n   :run:\n   :height: 30rem\n   :name: try\n   :class: big\n"
    )
    site = page_of(f"{text}   :caption: Try *it*\n\n:ref:`try`\n")
    assert site.warnings == ""
    given = data(site)
    assert (given["run"], given["height"], given["compact"]) == (True, "30rem", False)
    (place,) = places(site)
    assert place["id"] == "try"
    assert "big" in place["class"]
    assert place.find_previous_sibling("p").em.get_text() == "it"
    assert site.page().select("a[href='#try'] .std-ref")


@pytest.mark.parametrize("height", ["tall", "0", "-3rem", "30%", "1e3px", "10px; color: red"])
def test_a_height_is_a_length(page_of: Any, height: str) -> None:
    site = page_of(f".. chaport-playground:: open\n   :height: {height}\n")
    assert "index.rst:5:13: WARNING" in site.warnings
    assert "height" not in data(site)


def test_the_body_goes_over_the_configuration_of_the_site(page_of: Any) -> None:
    body = "\n   appearance:\n     windowColor: teal\n"
    conf = {"chaport_config": {"appearance": {"windowColor": "red"}, "launcher": {"show": False}}}
    given = data(page_of(OPEN + body, conf=conf))
    assert "windowColor: 'teal'" in given["config"]
    assert "launcher: { show: false }" in given["config"]


def test_nothing_configured_is_no_configuration(page_of: Any) -> None:
    given = data(page_of(OPEN))
    assert (given["config"], given["simulator"], given["real"]) == (NOTHING, {}, None)


@pytest.mark.parametrize("language", ["rst", "md"])
def test_a_mistake_in_the_body_is_told_at_its_place(site: Any, language: str) -> None:
    texts = {
        "rst": "Title\n=====\n\n.. chaport-playground:: open\n\n   windowcolour: teal\n",
        "md": "# Title\n\n\n```{chaport-playground} open\n\nwindowcolour: teal\n```\n",
    }
    built = site({f"index.{language}": texts[language]})
    assert re.match(rf"index\.{language}:6:\d+: WARNING: ", built.warnings), built.warnings
    assert "[chaport.unknown-option]" in built.warnings
    assert data(built)["config"] == NOTHING


def test_what_the_site_pretends_is_pretended_here(page_of: Any) -> None:
    account = {"environment": {"country": "SE"}}
    assert data(page_of(OPEN, conf={"chaport_simulator": account}))["simulator"] == account


def test_the_app_id_goes_into_a_playground_only_with_the_real_widget(page_of: Any) -> None:
    account = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": "app.chaport.com"}
    conf = {**account, "chaport_config": {"launcher": {"show": False}}}
    assert account["chaport_app_id"] not in str(data(page_of(OPEN, conf=conf)))
    given = data(page_of(f"{OPEN}   :real:\n", conf=conf))
    assert given["real"] == {"appId": account["chaport_app_id"], "host": "app.chaport.com"}
    assert account["chaport_app_id"] not in given["config"]
    without = data(page_of(f"{OPEN}   :real:\n"))
    assert without["real"] == {"appId": "", "host": ""}


def test_names_are_linked_where_the_site_describes_them(site: Any) -> None:
    files = {
        "index.rst": f"T\n=\n\n.. toctree::\n\n   a/ref\n\n{WHOLE}",
        "a/ref.rst": "T\n=\n\n.. chaport-method:: open\n",
    }
    assert linked(site(files)) == {"method:open": "a/ref.html#chaport-method-open"}
    page = site(files, builder="dirhtml")
    assert linked(page) == {"method:open": "a/ref/#chaport-method-open"}
    single = site(files, builder="singlehtml")
    assert linked(single) == {"method:open": "#chaport-method-open"}


def linked(site: Any) -> dict[str, str]:
    """The names that lead somewhere."""
    return {name: address for name, address in data(site)["links"].items() if address}


def test_a_whole_playground_knows_the_names_of_all_samples(page_of: Any) -> None:
    names = [f"{kind}:{name}" for kind, name, _ in all_playable(REGISTRY)]
    assert data(page_of(WHOLE))["links"] == dict.fromkeys(names, "")
    assert data(page_of(OPEN))["links"] == {}


# -- JSON in a page -------------------------------------------------------------------------------


def test_no_text_ends_the_element_that_it_stands_in(page_of: Any) -> None:
    conf = {"chaport_simulator": {"account": {"operators": [{"id": "a", "name": NASTY}]}}}
    site = page_of(OPEN, conf=conf)
    assert data(site)["simulator"]["account"]["operators"][0]["name"] == NASTY
    assert "<img" not in site.text("index.html")


NASTY = "</script><img src=x onerror=alert(1)><!-- \u2028 \u2029"


def test_json_of_pages_has_no_unsafe_sign() -> None:
    nasty = [NASTY, "\ud800"]
    text = page_json(nasty)
    assert not re.search("[<\u2028\u2029\ud800]", text)
    assert json.loads(text) == nasty


# -- pages and files ------------------------------------------------------------------------------


def test_without_script_there_is_the_example_and_a_note(page_of: Any) -> None:
    (place,) = places(page_of(OPEN))
    assert [form["data-chaport-form"] for form in place.select(".chaport-form")] == [
        "traditional",
        "queue",
    ]
    assert "With JavaScript" in place.select_one("p.chaport-remark").get_text()
    assert place.select_one(".chaport-checked")
    assert not place.select("[data-chaport-run]")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_playground_finds_its_files_from_anywhere(site: Any, builder: str) -> None:
    files = {"index.rst": "T\n=\n\n.. toctree::\n\n   a/b\n", "a/b.rst": f"T\n=\n\n{WHOLE}"}
    built = site(files, builder=builder)
    path = {"html": "a/b", "dirhtml": "a/b/index", "singlehtml": "index"}[builder]
    page = built.page(path)
    # In this order: the second takes from the first where the files are.
    scripts = page.select("script[defer][src*='_static/chaport/']")
    places = [Path(script["src"].partition("?")[0]) for script in scripts]
    assert [place.name for place in places] == ["samples.js", "playground.js"]
    folder = (built.output / path).parent / places[1].parent
    assert {item.name for item in folder.resolve().iterdir()} >= FILES | {SAMPLES}
    assert page.select_one("link[href*='playground.css']")


def test_the_style_of_the_real_widget_comes_only_with_it(site: Any) -> None:
    real = ".. chaport-playground::\n   :real:\n"
    files = {
        "index.rst": f"T\n=\n\n.. toctree::\n\n   real\n\n{WHOLE}",
        "real.rst": f"T\n=\n\n{WHOLE}\n\n{real}",
    }
    built = site(files)
    assert not built.page().select("link[href*='playground-real.css']")
    assert len(built.page("real").select("link[href*='playground-real.css']")) == 1


def test_other_pages_get_nothing_of_it(site: Any) -> None:
    files = {
        "index.rst": f"T\n=\n\n.. toctree::\n\n   words\n   entry\n\n{WHOLE}",
        "words.rst": "T\n=\n\nWords.\n",
        "entry.rst": "T\n=\n\n.. chaport-method:: open\n   :summary:\n",
    }
    built = site(files)
    assert "chaport" not in built.page("words").head.decode()
    assert "playground" not in built.page("entry").head.decode()


def test_a_site_without_anything_to_run_gets_no_file_of_it(page_of: Any) -> None:
    site = page_of(".. chaport-method:: open\n", conf={"chaport_run_buttons": False})
    assert not published(site) & (FILES | {SAMPLES})


def test_only_a_whole_playground_publishes_all_samples(page_of: Any) -> None:
    found = published(page_of(OPEN))
    assert found >= FILES
    assert SAMPLES not in found


def test_themes_keep_the_data_as_it_is(page_of: Any) -> None:
    for theme in ("furo", "sphinx_rtd_theme"):
        assert data(page_of(OPEN, conf={"html_theme": theme}))["subject"]["name"] == "open"


# -- other formats --------------------------------------------------------------------------------


def printed(site: Site) -> str:
    kinds = {".tex", ".txt", ".xhtml", ".1"}
    paths = (path for path in sorted(site.output.rglob("*")) if path.suffix in kinds)
    return "".join(path.read_text("utf-8") for path in paths)


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub"])
def test_other_formats_have_the_example_and_where_it_is_online(page_of: Any, builder: str) -> None:
    conf = {"epub_copyright": "x", "version": "1", "html_baseurl": "https://docs.example.com/en/"}
    site = page_of(OPEN, builder=builder, conf=conf)
    assert "chaport." not in site.warnings
    text = printed(site)
    assert "Try it online: " in text
    assert "docs.example.com/en/index.html" in text.replace("\\:", "").replace("\\", "")
    for form in ("Traditional", "Command queue"):
        assert form in text
    assert "application/json" not in text
    assert "With JavaScript" not in text


def test_without_an_address_nothing_is_said_of_it(page_of: Any) -> None:
    assert "online" not in printed(page_of(OPEN, builder="text"))


# -- builds ---------------------------------------------------------------------------------------


def test_both_languages_give_the_same_data(tmp_path: Path) -> None:
    rst = "T\n=\n\n.. chaport-playground:: open\n   :run:\n\n   launcher:\n     show: false\n"
    myst = "# T\n\n```{chaport-playground} open\n:run:\n\nlauncher:\n  show: false\n```\n"
    first = data(build(tmp_path / "rst", {"index.rst": rst}))
    assert first == data(build(tmp_path / "md", {"index.md": myst}))
    assert "show: false" in first["config"]


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    files = {
        f"p{number}.rst": f"T\n=\n\n{OPEN}\n.. chaport-example::\n\n   chaport.close();\n"
        for number in range(8)
    }
    files["index.rst"] = "T\n=\n\n.. toctree::\n   :glob:\n\n   p*\n\n" + WHOLE
    one = build(tmp_path / "one", files)
    two = build(tmp_path / "two", files, parallel=2)
    for name in [
        *(f"{each.removesuffix('.rst')}.html" for each in files),
        f"_static/chaport/{SAMPLES}",
    ]:
        assert one.text(name) == two.text(name), name


def test_a_page_hears_of_entries_that_come_and_go(tmp_path: Path) -> None:
    files = {
        "index.rst": f"T\n=\n\n.. toctree::\n\n   ref\n\n{WHOLE}",
        "ref.rst": "T\n=\n\n.. chaport-method:: open\n",
    }
    assert "method:open" in linked(build(tmp_path, files))
    files["ref.rst"] = "T\n=\n\nWords.\n"
    again = build(tmp_path, files, fresh=False)
    assert linked(again) == {}


def test_a_table_of_coverage_says_what_can_be_tried(page_of: Any) -> None:
    def tried(text: str) -> set[str]:
        page = page_of(f"{text}\n.. chaport-coverage::\n").page()
        rows = [row.select("td") for row in page.select(".chaport-coverage tbody tr")]
        return {
            cells[0].get_text(strip=True)
            for cells in rows
            if cells[4].get_text(strip=True) == "yes"
        }

    assert tried("Words.") == set()
    assert tried(OPEN) == {"open()"}
    assert tried(WHOLE) >= {"open()", "chat.started", "appearance.windowColor"}
