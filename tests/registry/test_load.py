"""Files of registries: what is wrong with one is said with its place and in its author's words."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, ProblemError
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.documents import read
from sphinx_chaport.registry.load import BUILT_IN


@pytest.fixture
def problems(tmp_path, monkeypatch):
    """What loading says of a file, and of others beside it, as ``file:line: text``."""
    monkeypatch.chdir(tmp_path)

    def load(text: str | bytes, **others: str) -> list[str]:
        for name, content in {"one.yaml": text, **others}.items():
            path = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(textwrap.dedent(content), encoding="utf-8")
        with pytest.raises(ProblemError) as caught:
            load_registry([tmp_path / "one.yaml"])
        kinds = {problem.kind for problem in caught.value.problems}
        assert kinds <= {Kind.REGISTRY_FILE, Kind.REGISTRY_CLASH, Kind.YAML_SYNTAX, Kind.YAML_TAG}
        return [
            f"{problem.place}: {problem.text}".replace(f"{tmp_path}/", "")
            for problem in caught.value.problems
        ]

    return load


METHOD = "methods: [{{ name: m, summary: Does it., {} }}]"


# -- files that cannot be read ------------------------------------------------------------------


def test_missing(tmp_path):
    path = tmp_path / "none.yaml"
    with pytest.raises(ProblemError) as caught:
        load_registry([path])
    (problem,) = caught.value.problems
    assert problem.message == f'The registry file "{path}" cannot be read: there is no such file.'
    assert problem.file == str(path)


def test_folder(tmp_path):
    with pytest.raises(ProblemError, match="cannot be read: it is a folder"):
        load_registry([tmp_path])


def test_missing_include(problems):
    (message,) = problems("version: '1'\ninclude: [gone.yaml]\n")
    assert message == (
        'one.yaml:2:11: The registry file "gone.yaml" cannot be read: there is no such file. '
        "Paths in `include` are relative to the file that they stand in."
    )


def test_includes_are_relative(tmp_path):
    further = tmp_path / "a" / "b"
    further.mkdir(parents=True)
    (tmp_path / "one.yaml").write_text("include: [a/two.yaml]\n")
    (tmp_path / "a" / "two.yaml").write_text("include: [b/three.yaml, ../four.yaml]\n")
    (further / "three.yaml").write_text("events: [{ name: three, summary: Fires. }]\n")
    (tmp_path / "four.yaml").write_text("events: [{ name: four, summary: Fires. }]\n")
    registry = load_registry([tmp_path / "one.yaml"])
    assert [event.name for event in registry.events[-2:]] == ["three", "four"]


def test_include_cycle(problems):
    (message,) = problems("include: [two.yaml]\n", two_yaml="include: [one.yaml]\n")
    expected = 'two.yaml:1:11: "one.yaml" includes itself, by way of this line. Remove the line.'
    assert message == expected


def test_a_file_that_is_reached_twice_is_read_once(tmp_path):
    (tmp_path / "a.yaml").write_text("include: [c.yaml]\n")
    (tmp_path / "b.yaml").write_text("include: [./c.yaml]\n")
    (tmp_path / "c.yaml").write_text("events: [{ name: c, summary: Fires. }]\n")
    files = [tmp_path / name for name in ("a.yaml", "b.yaml", "a.yaml", "c.yaml")]
    assert load_registry(files).events[-1].name == "c"


def test_not_utf8(problems):
    (message,) = problems("methods:\n  # Grüße\n".encode("latin-1"))
    assert message.startswith("one.yaml:2: This registry file is not UTF-8")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_empty(problems, text):
    (message,) = problems(text)
    assert message.startswith("one.yaml:1: This registry file is empty. Give it keys such as")


@pytest.mark.parametrize("text", ["- methods\n", "methods\n"])
def test_no_mapping(problems, text):
    (message,) = problems(text)
    assert message.startswith("one.yaml:1: This registry file has no keys at its top level.")


def test_no_yaml(problems):
    (message,) = problems("methods:\n  - name: 'open\n")
    assert message.startswith("one.yaml:")
    assert "valid YAML" in message or "quote" in message


@pytest.mark.parametrize("deep", ["[" * 100_000, "a: " + "[" * 500 + "]" * 500, "- " * 5000 + "a"])
def test_nested_too_deeply(problems, deep):
    (message,) = problems(deep)
    assert message.startswith("one.yaml:1:")
    assert "nested" in message


def test_alias_bomb(problems):
    (message,) = problems("methods: &a [x]\nevents: *a\n")
    assert message.startswith("one.yaml:1:")


def test_every_bad_file_is_reported(problems):
    messages = problems("include: [two.yaml, three.yaml]\n", two_yaml="", three_yaml="- a\n")
    assert [message.partition(":")[0] for message in messages] == ["two.yaml", "three.yaml"]


# -- files without the format ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "metods: []",
            '1:1: "metods" is not a key of a registry file. Did you mean "methods"?',
        ),
        (
            "methods:\n  - name: m\n    sumary: Does it.\n    summary: Does it.",
            '3:5: "sumary" is not a key of a method. Did you mean "summary"?',
        ),
        (
            METHOD.format("parameters: [{ nme: x, name: x, type: {}, summary: The x. }]"),
            '"nme" is not a key of a parameter. Did you mean "name"?',
        ),
        (
            METHOD.format("foo: 1"),
            '"foo" is not a key of a method. Its keys are `name`, `summary`,',
        ),
        ("methods: [{ name: m }]", "1:11: A method needs `summary`. Add `summary`."),
        ("events: [{}]", "An event needs `name` and `summary`. Add `name` and `summary`."),
        ("methods: {}", "1:10: `methods` has to be a list."),
        ("methods: [m]", "1:11: An item of `methods` has to be a mapping."),
        ("version: 1.0", '1:10: `version` has to be text. Put it in quotes: "1.0".'),
        (METHOD.format("interface: 'yes'"), "`interface` has to be `true` or `false`."),
        (METHOD.format("contract: ''"), "`contract` is empty. Fill it in, or remove the key."),
        (
            "options: [{ name: o, summary: An option., type: string }]",
            "`type` is a JSON Schema, so it has to be a mapping. Write `{ type: string }`.",
        ),
        (
            METHOD.format("see-also: [open]"),
            'An item of `see-also` cannot be "open". KIND:NAME, such as method:open.',
        ),
        (
            "types: [{ name: T, summary: A type., type: { x-type: functon } }]",
            '`x-type` cannot be "functon". Did you mean "function"?',
        ),
        (
            "types: [{ name: T, summary: A type., type: { items: { $ref: '#/a' } } }]",
            '`$ref` cannot be "#/a".',
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It }]"),
            "This example has neither `code` nor `config`. Give it one of the two.",
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It, code: f(), skip: x, no-run: y }]"),
            "An example cannot have both `skip` and `no-run`. Keep one of the two.",
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It, code: f(), expect: { console: a } }]"),
            "`console` has to be a list.",
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It, code: f(), expect: { event: [a] } }]"),
            '"event" is not a key of an expectation. Did you mean "events"?',
        ),
        (
            METHOD.format(
                "examples: [{ id: a, caption: I, code: f(), expect: { events: [{ a: 1, b: 2 }] } }]"
            ),
            "An item of `events` has more than one key. Write an item for each.",
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It, code: f(), expect: {} }]"),
            "`expect` is empty. Fill it in, or remove the key.",
        ),
        (
            METHOD.format("examples: [{ id: a, caption: It, code: f(), environment: DE }]"),
            "`environment` has to be a mapping.",
        ),
        (METHOD.format("notes: [5]"), "A note is text, or a mapping with `text` and `contract`."),
        (METHOD.format("notes: [{ text: A., from: b }]"), '"from" is not a key of a note.'),
        (METHOD.format("notes: [{ contract: '4' }]"), "A note is text, or a mapping with `text`"),
        (
            "matchers: [{ name: a, summary: A., spellings: [], anchor: a, operands: {} }]",
            "`spellings` is empty.",
        ),
        (
            "open-points: [{ number: one, question: A., settled: B. }]",
            "`number` has to be a whole number.",
        ),
    ],
)
def test_format(problems, text, message):
    (found,) = problems(text)
    assert found.startswith("one.yaml:1" if "\n" not in text else "one.yaml:3")
    assert message in found


def test_all_mistakes_of_a_file_are_reported(problems):
    assert len(problems("methods: [{ name: 1, foo: 2 }]\nevents: 3\n")) == 4


# -- names that clash ---------------------------------------------------------------------------


def test_clash_with_the_built_in_registry(problems):
    (message,) = problems("\n\nmethods:\n  - { summary: Opens., name: open }\n")
    assert message.startswith('one.yaml:4:30: There is a method "open" already, in /')
    assert message.endswith("methods/open.yaml:3. Rename one of the two, or remove it.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("events: [{ name: ready, summary: Fires. }]", 'event "ready"'),
        ("options: [{ name: history, summary: It., type: {} }]", 'option "history"'),
        ("options: [{ name: launcher.show, summary: It., type: {} }]", 'option "launcher.show"'),
        (
            "matchers: [{ name: m, summary: M., spellings: [m, '>='], anchor: m, operands: {} }]",
            'matcher ">="',
        ),
        ("parameters: [{ name: country, summary: C., label: C, type: {} }]", 'parameter "country"'),
        ("types: [{ name: Rule, summary: A type., type: {} }]", 'type "Rule"'),
        ("open-points: [{ number: 3, question: A., settled: B. }]", 'open point "3"'),
        (METHOD.format("examples: [{ id: open, caption: It, code: f() }]"), 'example "open"'),
    ],
)
def test_clashes_of_each_kind(problems, text, name):
    (message,) = problems(text)
    assert f"There is a{'n' if name[0] in 'aeiou' else ''} {name} already, in " in message


def test_clash_within_one_file(problems):
    (message,) = problems("""\
        events:
          - { name: e, summary: Fires. }
          - { name: e, summary: Fires. }
        """)
    assert message.startswith('one.yaml:3:13: There is an event "e" already, in one.yaml:2.')


def test_dotted_option_without_a_parent(problems):
    (message,) = problems("options: [{ name: laucher.label, summary: It., type: {} }]")
    assert message == (
        'one.yaml:1: The option "laucher.label" has no parent: there is no option "laucher". '
        'Did you mean "launcher"?'
    )


# -- the built-in files ---------------------------------------------------------------------------


def test_loading_is_on_the_path_of_every_build():
    load_registry()
    start = time.perf_counter()
    load_registry()
    # About 0.1 s where it was written. Without libyaml it is four times that.
    assert time.perf_counter() - start < 10


def test_libyaml_reads_what_pyyaml_reads():
    documents, _ = read([BUILT_IN])
    assert len(documents) > 40
    for document in documents:
        text = Path(document.file).read_text(encoding="utf-8")
        assert yaml_source.parse(text, file=document.file) == document.root


def test_every_built_in_file_is_included():
    documents, _ = read([BUILT_IN])
    included = {document.file for document in documents}
    assert {str(path) for path in BUILT_IN.parent.rglob("*.yaml")} == included
