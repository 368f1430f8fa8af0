"""``hash`` and ``token``: what they print, what they find wrong and where, what they never show."""

from __future__ import annotations

import getpass
import io
import json
import re
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chaport import cli
from sphinx_chaport.cli.json_source import located, read_json
from sphinx_chaport.identity import visitor_hash, visitor_token
from tests.conftest import ROOT
from tests.identity.record import FILE

SALT = "test-very-secret"
DATA = '{\n  "name": "Zo\\u00eb",\n  "custom": { "plan": "a/b" }\n}\n'
RIGHT = visitor_hash(SALT, json.loads(DATA))


@pytest.fixture
def run(capsys: Any, monkeypatch: Any) -> Any:
    monkeypatch.setenv("CHAPORT_SALT", SALT)

    def command(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        try:
            status = cli.main(list(arguments))
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        assert SALT not in out + err
        return status, out, err

    return command


def test_hash_reads_a_file_or_standard_input(run: Any, tmp_path: Any) -> None:
    (tmp_path / "ann.json").write_text(DATA)
    assert run("hash", str(tmp_path / "ann.json")) == (0, f"{RIGHT}\n", "")
    assert run("hash", "-", stdin=DATA) == (0, f"{RIGHT}\n", "")


def test_hash_shows_the_text_and_needs_no_salt_for_it(run: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("CHAPORT_SALT")
    text = '{"name":"Zo\\u00eb","custom":{"plan":"a\\/b"}}\n'
    assert run("hash", "--json", "-", stdin=DATA) == (0, text, "")


def test_token_reads_a_file_or_standard_input(run: Any, tmp_path: Any) -> None:
    (tmp_path / "id").write_text("5f1d\n")
    token = visitor_token(SALT, "5f1d")
    assert run("token", str(tmp_path / "id")) == (0, f"{token}\n", "")
    assert run("token", "-", stdin="5f1d") == (0, f"{token}\n", "")


def test_both_agree_with_the_vectors(run: Any, monkeypatch: Any) -> None:
    vectors = json.loads(FILE.read_text())
    monkeypatch.setenv("CHAPORT_SALT", vectors["salt"])
    for row in vectors["data"]:
        status, out, err = run("hash", "-", stdin=row["data"])
        assert out == (f"{row['hash']}\n" if row["hash"] else "")
        assert (status, bool(err)) == ((1, True) if err else (0, False))
        assert bool(err) == (row["hash"] is None or row["lostInJavaScript"] is not None)
    for row in vectors["tokens"]:
        assert run("token", "-", stdin=row["visitorId"])[1] == f"{row['token']}\n"


def test_the_documentation_shows_what_is_printed(run: Any, monkeypatch: Any) -> None:
    page = (ROOT / "docs" / "authoring" / "command-line.rst").read_text("utf-8")
    (shown,) = re.findall(r"\$ echo '(.*)' \| CHAPORT_SALT=(\S+) .*\n +(\w{40})\n", page)
    monkeypatch.setenv("CHAPORT_SALT", shown[1])
    assert run("hash", "-", stdin=shown[0]) == (0, f"{shown[2]}\n", "")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{\n "name": Ann\n}', "2:10", "This is no JSON: Expecting value."),
        ("", "1:1", "This is no JSON"),
        ('{\n "a": 1,\n "a": 2\n}', "3:7", "a: the key stands twice. Keep one."),
        ('{"custom":\n  [0, NaN]}', "2:7", "custom[1]: it is no finite number."),
        ('{"custom": {\n"a": "\\ud83d"}}', "2:6", "custom.a: it holds half of a surrogate pair"),
        ('{"custom": {\n"\\u0000a": 1}}', "2:12", "a key cannot begin with NUL"),
        (f'{{"a":{"9" * 5000}}}', "1:6", "a: it is no finite number."),
        ("[" * 100_000, "1:1", "This has too many levels."),
        ('{"a":' * 600 + "1" + "}" * 600, "1:1", "more than 512 levels"),
        ('["Ann"]', "1:1", "Visitor data is an object"),
        ('"{}"', "1:1", "Visitor data is an object"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(run: Any, text: str, place: str, message: str) -> None:
    status, out, err = run("hash", "-", stdin=text)
    assert (status, out) == (1, "")
    assert err.startswith(f"<stdin>:{place}: ")
    assert message in err
    assert err.endswith(" [chaport.visitor-data]\n")
    assert err.count("\n") == 1


def test_a_hash_of_what_a_page_cannot_send_is_a_problem_too(run: Any) -> None:
    text = '{\n "custom": { "id": 9007199254740993,\n  "more": { "b": 1, "1": 2 } }\n}'
    status, out, err = run("hash", "-", stdin=text)
    assert (status, len(out)) == (1, 41)
    first, second = err.splitlines()
    assert first.startswith("<stdin>:2:20: A page cannot send what was hashed. custom.id: ")
    assert second.startswith("<stdin>:3:11: A page cannot send what was hashed. custom.more: ")


@pytest.mark.parametrize("text", ["", "\n", '{"name": "Ann"}'])
def test_a_token_needs_an_id_that_is_one(run: Any, text: str) -> None:
    status, out, err = run("token", "-", stdin=text)
    assert (status, out) == (1, "")
    assert err.startswith("<stdin>:1:1: The visitor's id ")


@pytest.mark.parametrize("command", ["hash", "token"])
@pytest.mark.parametrize("more", [[SALT], ["--salt", SALT], [f"--salt={SALT}"]])
def test_a_salt_in_the_arguments_is_refused_and_not_repeated(
    run: Any, command: str, more: list[str]
) -> None:
    status, out, err = run(command, "-", *more, stdin="{}")
    assert (status, out) == (2, "")
    assert "never an argument" in err


@pytest.mark.parametrize("command", ["hash", "token"])
@pytest.mark.parametrize("salt", [None, "", " test-salt", "test-salt\n"])
def test_without_a_usable_salt_nothing_is_made(
    run: Any, monkeypatch: Any, command: str, salt: str | None
) -> None:
    monkeypatch.delenv("CHAPORT_SALT")
    if salt is not None:
        monkeypatch.setenv("CHAPORT_SALT", salt)
    status, out, err = run(command, "-", stdin="{}")
    assert (status, out) == (2, "")
    assert "CHAPORT_SALT" in err


@pytest.mark.parametrize("arguments", [("hash",), ("token",), ("hash", "no-such-file.json")])
def test_a_command_without_its_input(run: Any, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "FILE" in err or "no-such-file.json cannot be read" in err


def test_at_a_terminal_the_salt_is_asked_for(run: Any, monkeypatch: Any, tmp_path: Any) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (tmp_path / "ann.json").write_text(DATA)
    monkeypatch.delenv("CHAPORT_SALT")
    monkeypatch.setattr(io, "StringIO", Terminal)
    monkeypatch.setattr(getpass, "getpass", lambda _: SALT)
    assert run("hash", str(tmp_path / "ann.json")) == (0, f"{RIGHT}\n", "")


# -- places -----------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@given(VALUES, st.sampled_from([None, 1]))
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert read_json(text, file="data.json").value == value
    decoder = json.JSONDecoder()
    places = list(located(text))
    for path, start in places:
        assert decoder.raw_decode(text, start)[0] == at(value, path)
    assert len(dict(places)) == len(places)
