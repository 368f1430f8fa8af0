"""``chaport.d.ts``: what `window.chaport` and `window.chaportConfig` are, for TypeScript.

A type cannot say when the script has arrived. `window.chaport` has the whole API from the start,
as code inside `ready` sees it; before that only `q` and `on` exist, which `Chaport.Stub` describes.
`q` takes the published form alone, an array of arguments; the runtime takes a bare value too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_chaport.registry.exports import comments
from sphinx_chaport.registry.exports.prose import plain
from sphinx_chaport.registry.exports.typescript_types import (
    NAMES,
    alias_name,
    interface_name,
    key,
    option_type,
    parameters,
    typescript,
)
from sphinx_chaport.registry.lint.type_references import references
from sphinx_chaport.registry.lint.walk import types
from sphinx_chaport.registry.records import ENTRY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_chaport.registry.records import Event, Method, Option, Registry

_HEAD = """\
// Types for the Chaport JavaScript API, made from the registry of sphinx-chaport {version}.
// Not affiliated with Chaport. Add this file to the `include` or `files` of a tsconfig.json.
//
// window.chaport is typed as it is once the widget's script has arrived: inside a listener for
// `ready`, say. Before that it has only `q` and `on` (Chaport.Stub), and both work at once.
"""
_GLOBALS = """\
interface Window {
  /** The API of the widget; before the script has arrived only `q` and `on` are there. */
  chaport: Chaport.Api;
  /** The configuration, to be set before the widget's script loads. */
  chaportConfig?: Chaport.Config;
}

/** The same as `window.chaport`. */
declare var chaport: Chaport.Api;
"""
_STUB = """\
  /** What the installation code puts in place of the API until the script arrives. */
  interface Stub {
    /** The commands that wait: the arguments of each call of `q`. */
    _q: ArrayLike<unknown>[];
    /** The listeners by event. */
    _l: { [event: string]: ((data: any) => void)[] };
    q: Api["q"];
    on: Api["on"];
  }
"""
_CARRIERS = {
    # A listener's parameter gets its type only where `on` has a signature of its own.
    "q": (
        'q<E extends EventName>(method: "on", '
        "args: [event: E, listener: (data: Events[E]) => void]): undefined;\n"
        "    q<M extends keyof Commands>(method: M, "
        "...args: [] extends Commands[M] ? [args?: Commands[M]] : [args: Commands[M]]): "
        "Results[M] | undefined;"
    ),
    "on": "on<E extends EventName>(event: E, listener: (data: Events[E]) => void): void;",
}


def type_definitions(registry: Registry) -> str:
    """The text of ``chaport.d.ts``."""
    body = [
        *_names(registry),
        *_named_types(registry),
        *_options(registry),
        *_events(registry),
        *_methods(registry),
        *_commands(registry),
        *_interface(registry),
    ]
    inside = "\n".join(f"  {line}".rstrip() for line in body)
    head = _HEAD.format(version=registry.version)
    return f"{head}\ndeclare namespace Chaport {{\n{inside}\n\n{_STUB}}}\n\n{_GLOBALS}"


def _names(registry: Registry) -> Iterator[str]:
    for kind in ENTRY_KINDS:
        yield from comments.comment([f"Every {kind} by its name."])
        yield from _choice(NAMES[kind], registry.entries[kind])
        yield ""


def _choice(name: str, values: Iterable[str]) -> Iterator[str]:
    yield f"type {name} ="
    lines = [f"  | {_quoted(value)}" for value in values] or ["  never"]
    lines[-1] += ";"
    yield from lines


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _named_types(registry: Registry) -> Iterator[str]:
    for item in registry.types:
        yield from comments.comment([plain(item.summary)])
        yield f"type {item.name} = {typescript(item.type)};"
        yield ""


def _options(registry: Registry) -> Iterator[str]:
    yield from comments.comment(["The configuration, `window.chaportConfig`."])
    yield from _interface_of("Config", registry.options)
    referred = {target for typed in types(registry) for target in references(typed.schema)}
    for option in (item for top in registry.options for item in top.walk()):
        if option.properties:
            yield from comments.comment([f"The properties of `{option.path}`."])
            yield from _interface_of(interface_name(option.path), option.properties)
        if f"option:{option.path}" in referred:
            yield from comments.comment([plain(option.summary)])
            yield f"type {alias_name(option.path)} = {option_type(option)};"
            yield ""


def _interface_of(name: str, options: Sequence[Option]) -> Iterator[str]:
    yield f"interface {name} {{"
    for option in options:
        yield from comments.option_comment(option, "  ")
        mark = "" if option.required else "?"
        yield f"  {key(option.name)}{mark}: {option_type(option)};"
    yield "}"
    yield ""


def _events(registry: Registry) -> Iterator[str]:
    yield from comments.comment(["What the listeners of each event get."])
    yield "interface Events {"
    for event in registry.events:
        yield from comments.record_comment(event, "  ")
        yield f"  {_quoted(event.name)}: {_data(event)};"
    yield "}"
    yield ""


def _data(event: Event) -> str:
    return typescript(event.data.type) if event.data else "undefined"


def _methods(registry: Registry) -> Iterator[str]:
    yield from comments.comment(["The methods of the API, without `q` and `on`."])
    yield "interface Methods {"
    for method in registry.methods:
        if not method.interface:
            yield from _signatures(method)
    yield "}"
    yield ""


def _signatures(method: Method) -> Iterator[str]:
    for place, signature in enumerate(method.signatures):
        yield from comments.method_comment(method, place, "  ")
        yield f"  {key(method.name)}({parameters(signature)}): {_returns(method)};"


def _returns(method: Method) -> str:
    return "void" if method.returns is None else typescript(method.returns)


def _commands(registry: Registry) -> Iterator[str]:
    """What `q` takes and gives for each method; it takes none that the queue is ruled out for."""
    queued = [item for item in registry.methods if not (item.queue_reason or item.interface)]
    yield from comments.comment(["The arguments that `q` takes for each method, as an array."])
    yield "interface Commands {"
    for method in queued:
        yield f"  {key(method.name)}: {_arguments(method)};"
    yield "}"
    yield ""
    yield from comments.comment(["What `q` returns for each method, once the script is there."])
    yield "interface Results {"
    yield from (f"  {key(item.name)}: {_result(item)};" for item in queued)
    yield "}"
    yield ""


def _arguments(method: Method) -> str:
    return " | ".join(f"[{parameters(signature)}]" for signature in method.signatures)


def _result(method: Method) -> str:
    return "undefined" if method.returns is None else _returns(method)


def _interface(registry: Registry) -> Iterator[str]:
    """`q` and `on`: their types follow from the tables above, their prose from the registry."""
    yield from comments.comment(["`window.chaport`, once the widget's script is there."])
    yield "interface Api extends Methods {"
    for method in registry.methods:
        if method.interface:
            plain_signature = f"{key(method.name)}({parameters(method.parameters)})"
            yield from comments.method_comment(method, 0, "  ")
            yield f"  {_CARRIERS.get(method.name, f'{plain_signature}: {_returns(method)};')}"
    yield "}"
