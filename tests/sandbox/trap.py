"""Servers that nobody should reach, and a browser that looks all other names up at them."""

from __future__ import annotations

import re
import socket
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Any name under this one leads to the trap.
DOMAIN = "trap.test"


@dataclass
class Trap:
    """Listens on TCP and UDP, and remembers whoever came."""

    hits: list[str] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)
    port: int = 0
    udp: int = 0

    def open(self) -> None:
        """Begin to listen."""
        stream = self.stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        packets = self.stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        packets.bind(("127.0.0.1", 0))
        self.port, self.udp = stream.getsockname()[1], packets.getsockname()[1]
        threading.Thread(target=self._accept, args=[stream], daemon=True).start()
        threading.Thread(target=self._receive, args=[packets], daemon=True).start()

    def _accept(self, stream: socket.socket) -> None:
        while True:
            try:
                connection, _ = stream.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        # One that only connects is a hit, too: it has told that somebody is there.
        self.hits.append("connected")
        with connection:
            connection.settimeout(5)
            try:
                self.hits.append(connection.recv(4096).decode("latin-1"))
                body = b"Access-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n"
                connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + body)
            except OSError:
                return

    def _receive(self, packets: socket.socket) -> None:
        while True:
            try:
                packets.recv(4096)
            except OSError:
                return
            self.hits.append("packet")

    @property
    def arguments(self) -> list[str]:
        """What makes a browser look for all names at the trap."""
        return [f"--host-resolver-rules=MAP *.{DOMAIN} 127.0.0.1:{self.port}"]


def names_asked(log: Path) -> set[str]:
    """The names under the trap's that stand anywhere in a browser's own log of the network."""
    text = log.read_text("utf-8", errors="replace")
    return set(re.findall(rf"([a-z-]+)\.{re.escape(DOMAIN)}", text))
