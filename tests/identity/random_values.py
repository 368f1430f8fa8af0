"""Random values that JSON has, and some that it has not, with a liking for what is difficult."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable
from typing import Any

TEXTS = (
    "abcXYZ09 _-.",
    "/\\\"'<>&\b\f\n\r\t",
    "\0\x01\x0b\x1f\x7f\x80\x9f\xa0\xff",
    "éßñżЖ中ओ",
    "\u2028\u2029\ufeff\ufffd\uffff\ud7ff\ue000",
    "😀\U00010000\U0010ffff",
)
KEYS = ("name", "email", "custom", "", "a/b", "0", "1", "-1", "01", "10", "4294967295", "__proto__")
EDGES = (2**31, 2**32, 2**53, 2**63, 2**64, 10**15, 10**16, 10**17, 10**18, 10**21, 10**308)


def value(chance: random.Random, depth: int = 0) -> Any:
    """One value; a few of them are refused."""
    kinds: list[Callable[[random.Random], Any]] = [integer, real, real, text, text, word]
    if depth < 6:
        kinds += [lambda own: listed(own, depth), lambda own: named(own, depth)] * 2
    return chance.choice(kinds)(chance)


def word(chance: random.Random) -> Any:
    """What has a word of its own, seldom one that PHP refuses."""
    rare = [math.nan, math.inf, -math.inf] if chance.random() < 0.02 else []
    return chance.choice([None, True, False, *rare])


def integer(chance: random.Random) -> int:
    """Small, near an edge, or of any size."""
    sign = chance.choice([1, -1])
    if chance.random() < 0.4:
        return sign * chance.randrange(1000)
    if chance.random() < 0.5:
        return sign * (chance.choice(EDGES) + chance.randrange(-3, 4))
    return sign * chance.getrandbits(chance.choice([16, 50, 56, 62, 64, 66, 200, 1030]))


def real(chance: random.Random) -> float:
    """A price, a whole one, one near an edge, or any bits."""
    kind = chance.randrange(5)
    if kind == 0:
        return round(chance.uniform(-1000, 1000), chance.randrange(6))
    if kind == 1:
        return float(chance.choice([0, 1, -1]) * chance.getrandbits(chance.randrange(1, 90)))
    if kind == 2:
        near = chance.choice([1.0, -1.0]) * 10.0 ** chance.randrange(-8, 24)
        return math.nextafter(near, chance.choice([near, 0, math.inf, -math.inf]))
    if kind == 3:
        return math.ldexp(chance.choice([1.0, -1.0, -0.0]), chance.randrange(-1074, 1024))
    (found,) = struct.unpack("<d", chance.randbytes(8))
    return found if math.isfinite(found) else 0.5


def text(chance: random.Random) -> str:
    """Characters of all kinds, seldom half of one."""
    letters = [chance.choice(chance.choice(TEXTS)) for _ in range(chance.randrange(12))]
    if chance.random() < 0.01:
        letters.append(chr(chance.randrange(0xD800, 0xE000)))
    if chance.random() < 0.1:
        code = chance.randrange(0x110000)
        letters.append(chr(code) if not 0xD800 <= code < 0xE000 else "?")
    return "".join(letters)


def listed(chance: random.Random, depth: int) -> list[Any]:
    """An array."""
    return [value(chance, depth + 1) for _ in range(chance.randrange(5))]


def named(chance: random.Random, depth: int) -> dict[str | int, Any]:
    """An object; PHP refuses the few keys that begin with NUL."""
    keys: dict[str, str | int] = {}
    for _ in range(chance.randrange(6)):
        key = chance.choice([chance.choice(KEYS), text(chance), chance.randrange(20)])
        if not str(key).startswith("\0") or chance.random() < 0.1:
            keys.setdefault(str(key), key)
    return {key: value(chance, depth + 1) for key in keys.values()}
