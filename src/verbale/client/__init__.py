"""A record that another computer serves (`verbale serve`), asked over HTTP: the same questions, the very same answers.

Nothing but the addresses of `docs/reference/http.md` is asked for. What has not changed since it was asked for is not sent again.
"""

from verbale.client.record import RemoteRecord

__all__ = ["RemoteRecord"]
