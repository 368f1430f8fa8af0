"""Holds a registry against tests/contract.toml, the contract as it was written down by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_chaport.registry.lint.values import validator
from sphinx_chaport.registry.records import ENTRY_KINDS, Registry
from tests.registry.shapes import enumerations, of_contract, of_schema, same

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACT: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "contract.toml").read_text(encoding="utf-8")
)
LISTS = CONTRACT["lists"]

# Sections 2, 4, 6 and 7: strings that are names of something. The contract's types say only string.
NAMES = {
    ("compare", "matcher"): "names:matcher",
    ("getParameterValue", "key"): "names:parameter",
    ("q", "method"): "names:method",
    ("on", "event"): "names:event",
}
# Types that are used by name: section 4, and the shapes of `lists`.
# A choice of ours (row 22), which readers see and the simulator paints with.
COLORS = {
    "dark-gray": "#3d4450",
    "gray": "#6b7280",
    "blue-gray": "#546e8a",
    "red": "#c92a2a",
    "pink": "#c2255c",
    "purple": "#7b3fc4",
    "blue": "#2563c9",
    "light-blue": "#0b7bb5",
    "teal": "#0d7f86",
    "green": "#2b7a3b",
    "orange": "#b8500a",
}
# Links to matchers last, so their anchors do.
ANCHORS = ["equal", "not-equal", "contains", "not-contains", "gt", "lt", "gte", "lte"]
COMPARABLE = "string | number | boolean | null"
CODE = "0123456789abcdefABCDEF00"

# Values that the contract allows, and values that it does not, of what types alone say:
# formats, numbers of items, names within objects.
VALUES: dict[str, tuple[list[Any], list[Any]]] = {
    "appId": ([CODE], ["", CODE[1:], f"{CODE}0", f"{CODE[1:]}g", f"x{CODE}", 5]),
    "analytics.google.api": (["gtag"], ["GTAG", "other", True]),
    "appearance": ([{}, {"teamName": "Us"}], [{"colour": "red"}, "red", []]),
    "appearance.windowColor": (
        ["dark-gray", "light-blue", "#fff", "#258", "#bce", "#BCE", "#25bceBCE"[:7], "#a0F9CE"],
        [
            "brown",
            "#ff",
            "#ffff",
            "#fffff",
            "#fffffff",
            "#ggg",
            "#fgf",
            "fff",
            "a#fff",
            "#ffx",
            "#",
        ],
    ),
    "appearance.position": (
        [["left"], ["right", 0], ["right", -5, 100.5]],
        [[], ["top"], ["left", "0"], ["left", 0, "0"], ["left", 0, 0, 0], "left", [0]],
    ),
    "assignments.rules": (
        [
            [],
            [{"t": True}],
            [{"t": False}],
            [{"t": ["country", "=", "DE"]}, {"o": True}],
            [{"t": ["message_text", "gte", 5]}, {"o": ["country", "!=", None]}],
        ],
        [
            [{}],
            [{"a": True, "b": True}],
            [{"t": "country"}],
            [{"t": ["country", "="]}],
            [{"t": ["country", "=", "DE", 1]}],
            [{"t": ["nothing", "=", "DE"]}],
            [{"t": ["country", "is", "DE"]}],
            [{"t": ["country", "=", {}]}],
            [{"t": ["country", "=", ["DE"]]}],
            ["t"],
            {},
        ],
    ),
    "assignments.defaultRules": ([[], [{"t": True}]], [[{}], [1], {}]),
    "countries.exclude": ([[], ["DE", "de"]], ["DE", ["DEU"], ["D"], ["D1"], ["1E"], [1]]),
    "countries.include": ([[], ["DE", "de"]], ["DE", ["DEU"], ["D"], ["D1"], ["1E"], [1]]),
    "devices.exclude": ([[], ["mobile", "ios"]], [["tablet"], "mobile", ["iOS"]]),
    "devices.include": ([[], ["desktop", "android"]], [["tablet"], "mobile"]),
    "devices.configs": (
        [{}, {"mobile": {"launcher": {"show": False}}}, {"ios": {}, "android": {"history": True}}],
        [{"tablet": {}}, {"mobile": {"launch": {}}}, {"mobile": True}, []],
    ),
    "init.maxDelay": ([0, 3000, 0.5], ["3000", True]),
    "language.use": (["de", "EN"], ["deu", "d", "d1", "1d", "", 1]),
    "launcher": ([{}, {"show": True}], [{"hide": True}]),
    "openIn": (
        ["_blank", "frame", {"selector": "#chat"}],
        [{}, {"selector": 1}, {"select": "#chat"}, {"selector": "a", "b": 1}, 1, None],
    ),
    "operators": ([[], ["Ann"]], ["Ann", [1]]),
    "session.user": (
        [{"visitorId": "v", "token": "t"}],
        [{}, {"visitorId": "v"}, {"token": "t"}, {"id": "v", "token": "t"}],
    ),
    "triggers": ([False, {}, {"enabled": ["a"], "disabled": False}], [True, None, [], {"on": 1}]),
    "triggers.enabled": ([True, False, [], ["a"]], ["a", [1], None]),
    "triggers.disabled": ([True, False, [], ["a"]], ["a", [1], None]),
    "visitor": ([{}, {"name": "Ann"}], [{"fullName": "Ann"}, "Ann"]),
    "visitor.custom": ([{}, {"balance": 1, "plan": "team", "old": None}], [1, []]),
    "visitorIntegrityHash": (["hash-from-your-server", "a" * 40], [1]),
}


def differs(what: str, wanted: Any, found: Any) -> Iterator[str]:
    if wanted != found:
        yield f"{what}: the contract has {wanted!r}, the registry {found!r}"


def order(registry: Registry) -> Iterator[str]:
    own = {
        "option": [item.path for option in registry.options for item in option.walk()],
        "method": [item.name for item in registry.methods],
        "event": [item.name for item in registry.events],
        "matcher": [item.name for item in registry.matchers],
        "parameter": [item.name for item in registry.parameters],
        "open_point": [item.number for item in registry.open_points],
    }
    for kind, names in own.items():
        keys = ("path", "name", "number")
        wanted = [next(row[key] for key in keys if key in row) for row in CONTRACT[kind]]
        yield from differs(f"names and order of {kind}s", wanted, names)
    yield from differs("order of spellings", LISTS["spellings"], list(registry.entries["matcher"]))
    yield from differs(
        "parents",
        [],
        [
            path
            for path in own["option"]
            if "." in path and path.rpartition(".")[0] not in own["option"]
        ],
    )


def options(registry: Registry) -> Iterator[str]:
    for row in CONTRACT["option"]:
        option: Any = registry.find("option", row["path"])
        if option is None:
            continue
        what = f"option {row['path']}"
        yield from type_differs(registry, what, row["type"], option.type)
        yield from differs(
            f"{what}, allowed",
            row.get("allowed", literals(row["type"])),
            enumerations(registry, option.type),
        )
        if row["type"] == "any":
            yield from differs(f"{what}, an object of the page", {"x-type": "live"}, option.type)
        yield from differs(f"{what}, required", row["required"], option.required)
        yield from differs(f"{what}, section", row["section"], option.contract)
        yield from default_differs(what, row, option)


def literals(text: str) -> list[str]:
    """The values of a type that is nothing but a choice of texts."""
    parts = text.split(" | ")
    is_choice = all(part[0] == part[-1] == "'" for part in parts)
    return [part.strip("'") for part in parts] if is_choice else []


def default_differs(what: str, row: Any, option: Any) -> Iterator[str]:
    text = option.default_text.replace("`", "").casefold()
    wanted = row.get("default_text", "").casefold().split()
    if row.get("default") == "window":
        # An object of the page: no literal.
        wanted = ["window"]
    elif "default" in row:
        yield from differs(
            f"{what}, default", (True, row["default"]), (option.has_default, option.default)
        )
        yield from differs(f"{what}, type of default", type(row["default"]), type(option.default))
    if "default" not in row or wanted:
        yield from differs(f"{what}, has a default", False, option.has_default)
    missing = [word for word in wanted if word not in text]
    yield from differs(f"{what}, words of the default", [], missing)
    yield from differs(f"{what}, says a default", bool(wanted), bool(text))


def type_differs(registry: Registry, what: str, wanted: str, schema: Any) -> Iterator[str]:
    found = of_schema(registry, schema)
    if not same(of_contract(wanted), found):
        yield f"{what}, type: the contract has {wanted}, the registry {found}"
    elif values := literals(wanted):
        yield from differs(f"{what}, values", values, enumerations(registry, schema))


def methods(registry: Registry) -> Iterator[str]:
    for row in CONTRACT["method"]:
        method: Any = registry.find("method", row["name"])
        if method is None:
            continue
        what = f"method {row['name']}"
        yield from differs(f"{what}, section", row["section"], method.contract)
        yield from differs(f"{what}, queue", row.get("queue", True), not method.queue_reason)
        yield from differs(f"{what}, interface", row.get("interface", False), method.interface)
        yield from returns_differ(registry, what, row["returns"], method)
        signatures = row.get("overloads", [row["params"]])
        yield from differs(f"{what}, overloads", len(signatures), len(method.signatures))
        for wanted, found in zip(signatures, method.signatures, strict=False):
            yield from signature_differs(registry, what, wanted, found)


def returns_differ(registry: Registry, what: str, wanted: str, method: Any) -> Iterator[str]:
    if wanted == "nothing":
        yield from differs(f"{what}, returns", None, method.returns)
    elif method.returns is None:
        yield f"{what} returns nothing, not {wanted}"
    else:
        yield from type_differs(registry, f"{what}, returns", wanted, method.returns)


def signature_differs(registry: Registry, what: str, wanted: Any, found: Any) -> Iterator[str]:
    yield from differs(
        f"{what}, parameters", [item["name"] for item in wanted], [item.name for item in found]
    )
    for row, parameter in zip(wanted, found, strict=False):
        name = f"{what}, {row['name']}"
        yield from differs(f"{name}, optional", row["optional"], parameter.optional)
        yield from differs(f"{name}, rest", row["type"].startswith("..."), parameter.rest)
        wanted_type = row["type"].removeprefix("...")
        wanted_type = wanted_type.removesuffix("[]") if parameter.rest else wanted_type
        yield from type_differs(registry, name, wanted_type, parameter.type)
        reference = parameter.type.get("$ref", "")
        names = reference if reference.startswith("names:") else None
        yield from differs(f"{name}, names", NAMES.get((what[7:], row["name"])), names)


def events(registry: Registry) -> Iterator[str]:
    for row in CONTRACT["event"]:
        event: Any = registry.find("event", row["name"])
        if event is None:
            continue
        what = f"event {row['name']}"
        yield from differs(f"{what}, section", row["section"], event.contract)
        if event.data is None:
            yield f"{what} has no data"
            continue
        yield from type_differs(registry, what, row["data"], event.data.type)
        yield from differs(f"{what}, data", (False, False), (event.data.optional, event.data.rest))


def colors(registry: Registry) -> Iterator[str]:
    option: Any = registry.find("option", "appearance.windowColor")
    branches = option.type.get("anyOf", ()) if option else ()
    found = [item["x-colors"] for item in branches if "x-colors" in item]
    yield from differs("colours", [COLORS], found)


def matchers(registry: Registry) -> Iterator[str]:
    yield from differs("anchors", ANCHORS, [matcher.anchor for matcher in registry.matchers])
    for row in CONTRACT["matcher"]:
        matcher: Any = registry.find("matcher", row["name"])
        if matcher is None:
            continue
        what = f"matcher {row['name']}"
        yield from differs(f"{what}, spellings", row["spellings"], list(matcher.spellings))
        yield from differs(f"{what}, section", "6", matcher.contract)
        wanted = COMPARABLE if row["operands"] == "any" else row["operands"]
        yield from type_differs(registry, what, wanted, matcher.operands)


def parameters(registry: Registry) -> Iterator[str]:
    for row in CONTRACT["parameter"]:
        parameter: Any = registry.find("parameter", row["name"])
        if parameter is None:
            continue
        what = f"parameter {row['name']}"
        yield from differs(f"{what}, label", row["label"], parameter.label)
        yield from differs(f"{what}, section", "7", parameter.contract)
        yield from type_differs(registry, what, "string", parameter.type)
        yield from differs(f"{what}, values", [], enumerations(registry, parameter.type))


def open_points(registry: Registry) -> Iterator[str]:
    for row, point in zip(CONTRACT["open_point"], registry.open_points, strict=False):
        text = point.settled.replace("`", "").casefold()
        missing = [word for word in row["keywords"] if word.casefold() not in text]
        yield from differs(f"open point {row['number']}, words", [], missing)


def named_types(registry: Registry) -> Iterator[str]:
    """What the tables say in prose of types that several records share."""
    wanted = {
        "RuleContext": "{ compare: function, getParameterValue: function }",
        "Rule": "object",
        "Assignee": "string | string[] | undefined | null",
        "Comparable": COMPARABLE,
    }
    for name, text in wanted.items():
        if name not in registry.named_types:
            yield f"there is no type {name}"
        else:
            yield from type_differs(registry, f"type {name}", text, registry.named_types[name].type)


def functions(registry: Registry) -> Iterator[str]:
    """Whatever is a function takes and returns what the contract says."""
    wanted = {
        "assignments.resolve": ([("cp", "type:RuleContext")], {"$ref": "type:Assignee"}),
        "isOnline.callback": ([("isOnline", "boolean")], None),
        "startSession.callback": ([], None),
        "stopSession.callback": ([], None),
        "updatePosition.callback": ([], None),
        "on.listener": ([("data", "any")], None),
        "Rule": ([("cp", "type:RuleContext")], {"type": "boolean"}),
        "RuleContext.compare": (
            [
                ("value1", "type:Comparable"),
                ("matcher", "names:matcher"),
                ("value2", "type:Comparable"),
            ],
            {"type": "boolean"},
        ),
        "RuleContext.getParameterValue": ([("key", "names:parameter")], {}),
    }
    found = dict(found_functions(registry))
    yield from differs("functions", sorted(wanted), sorted(found))
    for name in wanted.keys() & found.keys():
        yield from differs(f"function {name}", wanted[name], found[name])


def found_functions(registry: Registry) -> Iterator[tuple[str, Any]]:
    schemas = {item.path: item.type for top in registry.options for item in top.walk()}
    for method in registry.methods:
        for parameter in method.parameters:
            schemas[f"{method.name}.{parameter.name}"] = parameter.type
    for item in registry.types:
        schemas[item.name] = item.type
        properties = item.type.get("properties", {})
        schemas |= {f"{item.name}.{name}": value for name, value in properties.items()}
        further = item.type.get("additionalProperties")
        for branch in further.get("anyOf", []) if isinstance(further, dict) else []:
            if "x-type" in branch:
                schemas[item.name] = branch
    for name, schema in schemas.items():
        if isinstance(schema, dict) and schema.get("x-type") == "function":
            given = schema.get("x-parameters", [{"name": "unknown", "type": {}}])
            items = [(item["name"], short(item)) for item in given]
            returns = schema.get("x-returns")
            yield name, (items, {} if returns in ({}, {"title": "value"}) else returns)


def short(parameter: Any) -> str:
    schema = parameter["type"]
    if parameter.keys() - {"name", "type", "summary"}:
        return "neither optional nor rest"
    return str(schema.get("$ref", schema.get("type", "any")))


def marks(registry: Registry) -> Iterator[str]:
    """The contract has no versions and nothing deprecated or unofficial."""
    for kind in ENTRY_KINDS:
        for name, entry in registry.entries[kind].items():
            marks_of = (entry.since, entry.deprecated, entry.unofficial)
            yield from differs(f"marks of {name}", ("", "", False), marks_of)
    yield from differs("version", True, bool(registry.version))


def registry_position(registry: Registry) -> Any:
    option: Any = registry.find("option", "appearance.position")
    return option.type.get("prefixItems", []) if option else []


def values(registry: Registry) -> Iterator[str]:
    valid = validator(registry)
    definitions = valid.schema["$defs"]
    offsets = [item.get("title") for item in registry_position(registry)]
    yield from differs("what a position is made of", ["side", "x", "y"], offsets)
    yield from differs("unknown options", False, valid.schema["additionalProperties"])
    for path, (allowed, refused) in VALUES.items():
        if f"option:{path}" not in definitions:
            continue
        one = valid.evolve(schema={"$ref": f"#/$defs/option:{path}", "$defs": definitions})
        for value in allowed:
            if not one.is_valid(value):
                yield f"option {path} refuses {value!r}"
        for value in refused:
            if one.is_valid(value):
                yield f"option {path} takes {value!r}"


CHECKS = (
    order,
    options,
    methods,
    events,
    matchers,
    colors,
    parameters,
    open_points,
    named_types,
    functions,
    marks,
    values,
)
"""Everything in which a registry can differ from the contract, `values` last: it costs most."""


def differences(registry: Registry) -> Iterator[str]:
    """Everything in which a registry is not what the contract says."""
    for check in CHECKS:
        yield from check(registry)
