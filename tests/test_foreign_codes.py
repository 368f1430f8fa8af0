"""Installation codes that somebody pasted into a site are named when it is built."""

from __future__ import annotations

import re

import pytest

CODE = """<script>
window.chaportConfig = { appId: '0123456789abcdef01234567' };
(function (w) { w.chaport = { _q: [], _l: {}, q: function () {}, on: function () {} }; })(window);
</script>
<script async src="https://app.chaport.com/javascripts/insert.js"></script>
"""
VERSION_2 = CODE.replace("window.chaportConfig = { appId", "window.chaport = { app_id")
PASTED = r"{}: WARNING: An installation code of version {} is pasted here.*foreign-code"


def indented(text: str, space: str = "   ") -> str:
    return "".join(f"{space}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize(("code", "version"), [(CODE, 3), (VERSION_2, 2)])
def test_in_raw_html(site, code, version):
    page = f"Title\n=====\n\n.. raw:: html\n   :class: chat\n\n{indented(code)}"
    warnings = site({"index.rst": page}).warnings
    assert re.search(PASTED.format("index.rst:8", version), warnings), warnings
    assert warnings.count("WARNING") == 1


def test_in_html_blocks_of_myst(site):
    warnings = site({"index.md": f"# Title\n\nText.\n\n{CODE}"}).warnings
    assert re.search(PASTED.format("index.md:6", 3), warnings), warnings


def test_in_a_file_that_is_included_raw(site):
    page = "Title\n=====\n\n.. raw:: html\n   :file: chat.html\n"
    warnings = site({"index.rst": page, "chat.html": CODE}).warnings
    assert re.search(PASTED.format("chat.html:2", 3), warnings), warnings


def test_in_a_template(site):
    files = {
        "index.rst": "Title\n=====\n",
        "_templates/layout.html": '{% extends "!layout.html" %}\n{% block footer %}\n'
        + CODE.replace("'0123456789abcdef01234567'", "{{ project|tojson }}")
        + "{% endblock %}\n",
    }
    warnings = site(files, conf={"templates_path": ["_templates"]}).warnings
    assert re.search(PASTED.format("_templates/layout.html:4", 3), warnings), warnings


def test_in_a_script_of_every_page(site):
    code = "\n".join(CODE.splitlines()[1:3]) + "\n"
    files = {"index.rst": "Title\n=====\n", "_static/chat.js": code, "_static/other.js": code}
    conf = {"html_static_path": ["_static"], "html_js_files": ["chat.js"]}
    warnings = site(files, conf=conf).warnings
    assert re.search(PASTED.format("_static/chat.js:1", 3), warnings), warnings
    assert "other.js" not in warnings


def test_a_second_one_is_said_to_be_so(site):
    page = f"Title\n=====\n\n.. raw:: html\n\n{indented(CODE + CODE)}"
    warnings = site({"index.rst": page}).warnings
    assert re.search(r"index.rst:12: WARNING: A second installation code of this page", warnings)


@pytest.mark.parametrize(
    "text", [f"<!--\n{CODE}-->\n", "<button onclick='chaport.open()'>Chat</button>\n"]
)
def test_what_is_no_code_or_is_commented_out_is_no_matter(site, text):
    page = f"Title\n=====\n\n.. raw:: html\n\n{indented(text)}"
    assert site({"index.rst": page}).warnings == ""


def test_pages_that_do_not_name_the_widget_start_no_engine(site, monkeypatch):
    def refuse(*_):
        raise AssertionError("nothing here has to be read")

    monkeypatch.setattr("sphinx_chaport.widget.found.facts.FactReader.read", refuse)
    page = "Title\n=====\n\n.. raw:: html\n\n   <script>var a = 1;</script>\n"
    files = {"index.rst": page, "_templates/page.html": '{% extends "!page.html" %}\n'}
    assert site(files, conf={"templates_path": ["_templates"]}).warnings == ""
