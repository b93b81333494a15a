"""Readers and editors: what each must know, and how a request shows that it comes from one."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from enum import IntEnum
from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request

COOKIE = "verbale"


class Role(IntEnum):
    """What somebody may do; an editor may read as well."""

    READER = 1
    EDITOR = 2


def _chance() -> bytes:
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """The tokens of a reading room. Where there is none for readers, anybody is a `guest`; None for a guest is nobody.

    `secret` is what the marks of forms are made with: without tokens, another one each time that the room is opened.
    """

    reader: str | None = None
    editor: str | None = None
    guest: Role | None = Role.READER
    secret: bytes = field(default_factory=_chance, repr=False)

    def role_of(self, request: Request) -> Role | None:
        """What whoever sent this request may do; None if not even read."""
        given = self._given(request)
        return given if given is not None else self.guest

    def role_of_token(self, given: str) -> Role | None:
        """Whose token it is."""
        known = [role for role, token in self._tokens() if same(given, token)]
        return max(known, default=None)

    def cookie_of(self, role: Role) -> str:
        """What a cookie has in place of the token."""
        token = dict(self._tokens())[role]
        return hmac.new(_bytes(token), f"verbale {role.name.lower()}".encode(), hashlib.sha256).hexdigest()

    def mark(self, request: Request) -> str:
        """What a form of ours carries, so that no other site can have sent it."""
        who = _cookie(request) or "guest"
        return hmac.new(self.secret + _bytes(self.editor or ""), _bytes(who), hashlib.sha256).hexdigest()

    def _tokens(self) -> list[tuple[Role, str]]:
        return [(role, token) for role, token in ((Role.READER, self.reader), (Role.EDITOR, self.editor)) if token is not None]

    def _given(self, request: Request) -> Role | None:
        """The role that a token in the request, or a cookie that stands for it, gives."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer" and (role := self.role_of_token(given.strip())):
            return role
        cookie = _cookie(request)
        return max((role for role, _ in self._tokens() if cookie and same(cookie, self.cookie_of(role))), default=None)


def _cookie(request: Request) -> str | None:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def same(given: str, token: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(_bytes(given), _bytes(token))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
