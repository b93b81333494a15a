"""Sockets that listen: where the reading room and the server for assistants can be asked."""

from __future__ import annotations

import socket


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 is any that is free. Raises `OSError`, or `OverflowError` for no port at all."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.create_server((host, port), family=family)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or the end of an answer waits for a sign from the other side
    return made


def shown(host: str, bound: socket.socket) -> str:
    """The address of a socket as an URL has it: an IPv6 address in brackets, and the port."""
    return f"{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}"
