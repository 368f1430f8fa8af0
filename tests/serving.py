"""Servers on loopback: a folder, each of its files under the policy that a test gives it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'"

PolicyOf = Callable[[str], str]
"""The policy of the file at a path; empty for none."""


class _PolicyHandler(SimpleHTTPRequestHandler):
    def __init__(self, policy_of: PolicyOf, *args: Any, **options: Any) -> None:
        self.policy_of = policy_of
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        if policy := self.policy_of(self.path):
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which the handler answers."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def served(folder: Path, policy: str | PolicyOf = "") -> Iterator[str]:
    """The address of the folder, under one policy, or each file under its own."""
    policy_of = policy if callable(policy) else lambda _: policy
    with listening(partial(_PolicyHandler, policy_of, directory=str(folder))) as address:
        yield address


class _CompressingHandler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def compressed(folder: Path) -> Iterator[str]:
    """The address of the folder, each file compressed, as any host does it."""
    with listening(partial(_CompressingHandler, directory=str(folder))) as address:
        yield address
