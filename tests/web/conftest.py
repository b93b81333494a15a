"""Reading rooms to be tested: over the examples, over reports that mean harm, and over nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from starlette.testclient import TestClient

from verbale.ledger import refresh
from verbale.model.reading import Reading
from verbale.pipeline import Reader
from verbale.sources import read
from verbale.store import open_record
from verbale.web import application

EXAMPLES = Path(__file__).parents[2] / "examples"

Room = Callable[..., TestClient]


def room(record: Path, **more: object) -> TestClient:
    """A browser in front of the application; faults of the program are raised."""

    def fail(line: str) -> None:
        raise AssertionError(line)

    return TestClient(
        application(record, complain=fail, **more),  # type: ignore[arg-type]
        base_url="http://127.0.0.1:8000",
        follow_redirects=False,
    )


@cache
def examples() -> bytes:
    """The record of the reports in examples/record, read once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pacific.record"
        reports = read([str(EXAMPLES / "record"), str(EXAMPLES / "reports" / "gcc-central-asia-kuwait.txt")])
        with open_record(path, create=True) as store:
            for reading in Reader().read(reports):
                assert isinstance(reading, Reading)
                store.add(reading)
            refresh(store)
        return path.read_bytes()


@pytest.fixture(scope="session")
def pacific(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the reports in examples/record."""
    path = tmp_path_factory.mktemp("pacific") / "pacific.record"
    path.write_bytes(examples())
    return path


@pytest.fixture(scope="session")
def browser(pacific: Path) -> TestClient:
    return room(pacific)


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    path = tmp_path / "empty.record"
    open_record(path, create=True).close()
    return room(path)
