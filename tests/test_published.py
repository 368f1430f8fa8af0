"""What nobody else may read keeps a live chat off its page, and only there."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.published import findings_of, findings_of_yaml

ACCOUNT = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": "app.chaport.com"}
HASH = "4687d59b9a137a5f750efc5260a8cffdd2b38fd0"
USER = {"session": {"user": {"visitorId": "visitor-1", "token": HASH}}}
WIDGET = "Title\n=====\n\n.. chaport-widget::\n"
LOADER = re.compile("chaport/loader")


def has_chat(built: Any) -> bool:
    return built.page().find("script", src=LOADER) is not None


# -- what is found --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"visitorIntegrityHash": HASH}, [("hash", "visitorIntegrityHash")]),
        (USER, [("user", "session.user")]),
        ({"salt": "abc"}, [("salt", "salt")]),
        ({"visitor": {"custom": {"mySalt": "abc"}}}, [("salt", "visitor.custom.mySalt")]),
        ({"visitor": {"email": "ann@example.com"}}, [("contact", "visitor.email")]),
        ({"visitor": {"phone": 491234}}, [("contact", "visitor.phone")]),
        ({"visitor": {"notes": "Write to ann@example.com"}}, [("contact", "visitor.notes")]),
        (
            {"devices": {"configs": {"ios": USER}}},
            [("user", "devices.configs.ios.session.user")],
        ),
        ({"visitor": {"email": ""}}, []),
        ({"visitor": {"name": "Ann"}}, []),
        ({"visitor": {"custom": {"plan": "basic"}}}, []),
        ({"visitor": {"email": JavaScript("window.shop.email")}}, []),
        ({"visitorIntegrityHash": JavaScript(f"'{HASH}'")}, [("hash", "visitorIntegrityHash")]),
        ({"session": {"persist": False}}, []),
    ],
)
def test_what_is_found(config: Any, expected: Any) -> None:
    assert [(one.what, one.path) for one in findings_of(config)] == expected


def test_its_place_is_that_of_the_key() -> None:
    text = "launcher:\n  show: true\nvisitor:\n  email: ann@example.com\n"
    (found,) = findings_of_yaml(text, first_line=10, indent=3, file="a.rst")
    assert (found.file, found.line, found.column) == ("a.rst", 13, 6)


# -- on a page ------------------------------------------------------------------------------------

BODIES = {
    "salt": "salt: very-secret",
    "hash": f"visitorIntegrityHash: {HASH}",
    "user": f"session: {{ user: {{ visitorId: very-secret, token: {HASH} }} }}",
    "email": "visitor: { email: very-secret@example.com }",
    "phone": "visitor: { phone: 00-very-secret }",
}


@pytest.mark.parametrize("allowed", [False, True])
@pytest.mark.parametrize("name", BODIES)
def test_a_live_chat_is_left_off(site: Any, name: str, allowed: bool) -> None:
    conf = {**ACCOUNT, "chaport_allow_visitor_data": allowed, "html_copy_source": False}
    built = site({"index.rst": f"{WIDGET}\n   {BODIES[name]}\n"}, conf=conf)
    is_refused = not (allowed and name in {"email", "phone"})
    assert has_chat(built) is not is_refused
    assert built.warnings.count("[chaport.published]") == is_refused
    if is_refused:
        assert re.search(r"index\.rst:6:\d+: WARNING", built.warnings)
        assert not re.search(r"very-secret|4687d59b", built.warnings)
        assert "very-secret" not in built.text("index.html")


@pytest.mark.parametrize("name", ["hash", "user", "email"])
def test_a_setting_leaves_every_page_without(tmp_path: Any, name: str) -> None:
    from tests.conftest import build

    config = {
        "hash": {"visitorIntegrityHash": HASH},
        "user": USER,
        "email": {"visitor": {"email": "ann@example.com"}},
    }[name]
    conf = {**ACCOUNT, "chaport_config": config, "html_copy_source": False}
    other = ":orphan:\n\nOther\n=====\n"
    built = build(tmp_path, {"index.rst": WIDGET, "other.rst": other}, conf=conf)
    assert built.warnings.count("[chaport.published]") == 1
    assert re.search(r"conf\.py:\d+: WARNING", built.warnings)
    assert not has_chat(built)
    meta = built.page("other").select_one('meta[name="chaport-widget"]')
    assert meta["data-chaport-because"] == "its configuration holds what must not be published"
    pages = "".join(path.read_text("utf-8") for path in built.output.rglob("*.html"))
    assert HASH not in pages
    assert "ann@example.com" not in pages


def test_the_other_pages_keep_theirs(site: Any) -> None:
    files = {"index.rst": "T\n=\n\n.. toctree::\n\n   bad\n"}
    files["bad.rst"] = f"{WIDGET}\n   {BODIES['hash']}\n"
    built = site(files, conf=ACCOUNT)
    assert has_chat(built)
    assert built.page("bad").find("script", src=LOADER) is None


@pytest.mark.parametrize(
    "text",
    [
        f".. chaport-install::\n\n   visitorIntegrityHash: {HASH}\n",
        ".. chaport-install::\n\n   visitor: { email: ann@example.com }\n",
        ".. chaport-playground:: setVisitorData\n\n   visitor: { email: ann@example.com }\n",
        ".. chaport-example::\n\n   chaport.setVisitorData({ email: 'a@example.com' }, 'hash');\n",
        ".. chaport-method:: setVisitorData\n",
    ],
)
def test_what_only_shows_the_api_is_free(page_of: Any, text: str) -> None:
    assert page_of(text, conf=ACCOUNT).warnings == ""


def test_the_simulator_is_free(site: Any) -> None:
    simulator = {"account": {"salt": "test-1", "hashRequired": True}}
    conf = {"chaport_mode": "simulator", "chaport_simulator": simulator}
    # What a server with that salt makes of the data.
    proof = hashlib.sha1(b'test-1{"email":"very-secret@example.com"}').hexdigest()
    body = f"   visitorIntegrityHash: {proof}\n   {BODIES['email']}\n"
    built = site({"index.rst": f"{WIDGET}\n{body}"}, conf=conf)
    assert built.warnings == ""
    assert has_chat(built)
