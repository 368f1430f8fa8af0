"""What a reader sees where a Python value is printed as JavaScript, and what comes of it there."""

import json
import math
import pickle

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chaport.javascript.literals import JavaScript, literal, literal_with_names

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
# JavaScript moves keys that look like numbers to the front; the values stay what they are.
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(max_size=20) | st.just("__proto__"), inner)
    ),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def context():
    return quickjs.Context()


@given(value=VALUES)
def test_javascript_reads_the_value_back(context, value):
    text = context.eval(f"JSON.stringify({literal(value)})")
    assert json.loads(text, parse_int=float) == json.loads(json.dumps(value), parse_int=float)


@given(value=VALUES)
def test_a_literal_is_safe_inside_a_script_element(value):
    text = literal(value)
    assert "</" not in text
    assert "<!--" not in text
    assert not set(text) & set("\u2028\u2029\r\x00\x85")


@given(value=VALUES)
def test_each_name_stands_where_it_is_said_to_stand(value):
    text, names = literal_with_names(value)
    assert all(text[name.end : name.end + 2] == ": " for name in names)
    assert all(text[name.start - 1] in "{ \n" for name in names)


def test_a_short_object_stands_on_one_line():
    assert literal({"launcher": False, "position": ["left", 0, 24]}) == (
        "{ launcher: false, position: ['left', 0, 24] }"
    )


def test_objects_in_objects_stand_on_lines_of_their_own():
    value = {"appId": "x", "visitor": {"name": "Ada", "custom": {"is-vip": True}}, "init": {}}
    assert literal(value) == (
        "{\n"
        "  appId: 'x',\n"
        "  visitor: {\n"
        "    name: 'Ada',\n"
        "    custom: { 'is-vip': true }\n"
        "  },\n"
        "  init: {}\n"
        "}"
    )


def test_rules_stand_one_on_each_line():
    value = [{"team-1": ["country", "=", "DE"]}, {"team-2": True}]
    assert literal(value) == "[\n  { 'team-1': ['country', '=', 'DE'] },\n  { 'team-2': true }\n]"


def test_a_long_list_is_broken():
    lines = literal([f"operator number {n}" for n in range(6)]).splitlines()
    assert len(lines) == 8
    assert lines[1] == "  'operator number 0',"


def test_no_line_is_longer_than_80_columns():
    value = {"a": {"b": ["word"] * 9, "c": ["word"] * 8}}
    assert max(map(len, literal(value).splitlines())) <= 80


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (1.0, "1"),
        (-0.0, "-0"),
        (1e21, "1e+21"),
        ("it's", r"'it\'s'"),
        ("</script>", r"'<\/script>'"),
        ("<!--", r"'<\!--'"),
        ("a\u2028b", r"'a\u2028b'"),
        ("\x00\n", r"'\u0000\n'"),
        ("\ud800", r"'\ud800'"),
        ({"__proto__": 1}, "{ ['__proto__']: 1 }"),
        ((1, 2), "[1, 2]"),
        ("👋🏽", "'👋🏽'"),
    ],
)
def test_print(value, text):
    assert literal(value) == text


@pytest.mark.parametrize("value", [math.nan, math.inf, [-math.inf], 10**400])
def test_a_number_that_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="not finite"):
        literal(value)


@pytest.mark.parametrize("value", [object(), {1: 2}, {"a": {1, 2}}])
def test_what_has_no_literal_is_refused(value):
    with pytest.raises(TypeError):
        literal(value)


def test_javascript_is_printed_as_it_stands():
    value = {"resolve": JavaScript("function () {\n  return 'team-1';\n}"), "rules": []}
    assert literal({"assignments": value}) == (
        "{\n"
        "  assignments: {\n"
        "    resolve: function () {\n"
        "      return 'team-1';\n"
        "    },\n"
        "    rules: []\n"
        "  }\n"
        "}"
    )


def test_a_template_literal_keeps_its_spaces(context):
    text = literal({"a": {"b": {"c": JavaScript("`one\n two`")}}})
    assert context.eval(f"({text}).a.b.c") == "one\n two"


def test_a_comment_at_the_end_hides_nothing(context):
    text = literal([JavaScript("1 // one"), 2])
    assert json.loads(context.eval(f"JSON.stringify({text})")) == [1, 2]


def test_javascript_cannot_end_its_script_element(context):
    text = literal(JavaScript("'</SCRIPT>' + '<!--'"))
    assert "</" not in text
    assert context.eval(text) == "</SCRIPT><!--"


def test_names_have_dotted_paths():
    text, names = literal_with_names({"visitor": {"custom": {"is-vip": 1}}, "rules": [{"x": 1}]})
    assert [(text[name.start : name.end], name.path) for name in names] == [
        ("visitor", "visitor"),
        ("custom", "visitor.custom"),
        ("'is-vip'", "visitor.custom.is-vip"),
        ("rules", "rules"),
    ]


def test_raw_javascript_compares_by_code_and_can_be_kept():
    code = JavaScript("window.x", 3, 4)
    assert code == JavaScript("window.x")
    assert pickle.loads(pickle.dumps(code)) == code
    assert repr(code) == "js('window.x')"
    assert repr(JavaScript("function () {\n}")) == "js('function () {'...)"
