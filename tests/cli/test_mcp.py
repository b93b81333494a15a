"""`verbale mcp`, as a user calls it: what it refuses, and how it ends."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.views import made_brief


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("records")
    with made_brief.record(folder) as ledger:
        assert ledger.today
    (found,) = folder.iterdir()
    return str(found)


def test_without_input_it_ends(verbale: Run, record: str) -> None:
    done = verbale("mcp", "--record", record)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("host", ["0.0.0.0:0", "192.0.2.1:0", "[::]:0", "example.test:0"])
def test_others_than_this_machine_need_a_token(verbale: Run, record: str, host: str) -> None:
    done = verbale("mcp", "--record", record, "--http", host)
    assert done.returncode == 2
    assert "set a token with --token-file or VERBALE_MCP_TOKEN" in done.stderr


@pytest.mark.parametrize("token", ["", "short", "with a blank in the middle", "naïve-but-long-enough"])
def test_a_token_that_protects_nothing_is_refused(verbale: Run, record: str, tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_text(token, "utf-8")
    done = verbale("mcp", "--record", record, "--http", "127.0.0.1:0", "--token-file", "token")
    assert done.returncode == 2
    assert "a token has 16 characters or more" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--http", "8421"), "'8421' is no address; write HOST:PORT"),
        (("--http", "127.0.0.1:99999"), "is no address"),
        (("--token-file", "token"), "a token is for callers over HTTP"),
        (("--http", "127.0.0.1:0", "--token-file", "nowhere"), "nowhere: cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_call_is_refused(verbale: Run, record: str, arguments: tuple[str, ...], said: str) -> None:
    done = verbale("mcp", "--record", record, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_address_that_is_taken_is_named(verbale: Run, record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        done = verbale("mcp", "--record", record, "--http", where)
    assert done.returncode == 2
    assert f"{where}: cannot be served: Address already in use" in done.stderr


def test_where_there_is_no_record(verbale: Run) -> None:
    done = verbale("mcp", "--record", "nowhere.record")
    assert (done.returncode, done.stderr) == (1, "verbale: nowhere.record: there is no such record\n")


def test_a_missing_package_is_named(verbale: Run, record: str, tmp_path: Path) -> None:
    """Where the import of the library fails, as it does where it is not installed."""
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')\n")
    done = verbale("mcp", "--record", record, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr == "verbale: the server needs the package mcp: install verbale[mcp]\n"
