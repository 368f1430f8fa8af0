"""Files that are no Sphinx project: names that the registry does not know."""

from __future__ import annotations

import pytest

from sphinx_chaport.checker.pages import PageReader
from sphinx_chaport.problems import Kind
from sphinx_chaport.registry import Registry


@pytest.fixture(scope="module")
def reader(registry: Registry) -> PageReader:
    return PageReader(registry)


MARKS = {
    "method": ("opne", "«opne»", 'Did you mean "open"?'),
    "event": ("ready2", "«'ready2'»", 'Did you mean "ready"?'),
    "option": ("launchr", "«launchr»", 'Did you mean "launcher"?'),
}
PAGES = {
    "call.js": "// x\nwindow.chaport.«opne»();\n",
    "command.js": "chaport.q(«'opne'», []);",
    "event.js": "chaport.on(«'ready2'», f);",
    "queued-event.js": "chaport.q('on', [«'ready2'», f]);",
    "option.js": "window.chaportConfig = {\n  appId: 'x',\n  launcher: { «shw»: false },\n};",
    "module.mjs": "import a from 'b';\nexport default () => chaport.«opne»();",
    "script.js": "#!/usr/bin/env node\nchaport.«opne»();",
    "alias.js": "const c = window.chaport;\nc.«opne»();",
    "script.html": "<p>x</p>\n<script>var a;\n  chaport.«opne»();</script>",
    "first-line.html": "<p>é</p><script>chaport.«opne»()</script>",
    "handler.html": '<p>\n«<button» onclick="chaport.opne(); return false">x</button></p>',
    "typed.htm": "<script type='text/javascript'>\nchaport.«opne»()</script>",
    "fence.md": "# T\n\n```js\nchaport.open();\nchaport.«opne»();\n```\n",
    "nested.md": "- a\n\n  ~~~javascript title\n  chaport.open();\n    chaport.«opne»();\n  ~~~\n",
    "directive.md": "```{code-block} javascript\nchaport.«opne»();\n```\n",
    "html-fence.md": "> ```html\n> <b>x</b>\n> <script>\n> chaport.«opne»();</script>\n> ```\n",
    "raw.md": "Text `<script>` text.\n\n<script>\nchaport.«opne»();\n</script>\n",
    "long-fence.md": "````js\n```\nchaport.«opne»\n();\n````\n".replace("```\nch", "// ```\nch"),
}


@pytest.mark.parametrize("file", PAGES)
def test_an_unknown_name_is_placed_at_its_letter(reader: PageReader, file: str) -> None:
    marked = PAGES[file]
    before = marked[: marked.index("«")]
    page = reader.read(marked.replace("«", "").replace("»", ""), file)
    assert len(page.problems) == 1, page.problems
    (problem,) = page.problems
    assert problem.kind in {Kind.UNKNOWN_NAME, Kind.UNKNOWN_OPTION}
    assert (problem.file, problem.line) == (file, before.count("\n") + 1)
    assert problem.column == len(before.rpartition("\n")[2]) + 1
    assert "Did you mean" in problem.mend
    assert page.uses >= 1


NOTHING_WRONG = {
    "fine.js": "chaport.q('on', ['ready', f]); chaportConfig = {visitor: {custom: {a: 1}}};",
    "other.js": "other.opne(); parent.chaport; data.chaportal.opne();",
    "broken-but-other.js": "let x = ;",
    "commented.html": "<!-- <script>chaport.opne()</script> -->",
    "template.html": "<script type='text/template'>chaport.opne()</script>",
    "shell.md": "```sh\nchaport.opne()\n```\n\n    chaport.opne()\n",
    "empty.md": "",
    "unclosed.md": "```js\n",
}


@pytest.mark.parametrize("file", NOTHING_WRONG)
def test_nothing_is_said_of_what_is_right_or_not_ours(reader: PageReader, file: str) -> None:
    assert reader.read(NOTHING_WRONG[file], file).problems == ()


def test_code_that_does_not_parse_is_told_where_it_names_the_api(reader: PageReader) -> None:
    (problem,) = reader.read("chaport.open(;", "a.js").problems
    assert (problem.kind, problem.line, problem.column) == (Kind.JAVASCRIPT_SYNTAX, 1, 14)


def test_uses_are_counted(reader: PageReader) -> None:
    text = "chaport.open(); chaport.q('close'); window.chaportConfig = {};"
    assert reader.read(text, "a.js").uses == 3


def test_a_script_that_is_too_deep_is_told_and_the_next_one_read(reader: PageReader) -> None:
    deep = "chaport.open(" + "[" * 100_000
    assert reader.read(deep, "a.js").problems
    assert reader.read("chaport.opne();", "b.js").problems[0].kind is Kind.UNKNOWN_NAME
