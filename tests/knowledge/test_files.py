from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from verbale import knowledge
from verbale.errors import KnowledgeError
from verbale.knowledge import check_keys, files, load_yaml, words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    return tmp_path


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"absent\.yaml"):
        load_yaml("absent.yaml")


def test_broken_yaml_is_named(folder: Path) -> None:
    (folder / "broken.yaml").write_text("a: [1\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"broken\.yaml"):
        load_yaml("broken.yaml")


def test_missing_and_unknown_keys_are_named(folder: Path) -> None:
    (folder / "keys.yaml").write_text("a: 1\nb: 2\n", "utf-8")
    assert load_yaml("keys.yaml", required=("a",)) == {"a": 1, "b": 2}
    with pytest.raises(KnowledgeError, match="lacks c"):
        load_yaml("keys.yaml", required=("c",))
    with pytest.raises(KnowledgeError, match="unknown key b"):
        load_yaml("keys.yaml", required=("a",), optional=())


def test_a_list_is_no_mapping(folder: Path) -> None:
    (folder / "list.yaml").write_text("- a\n", "utf-8")
    with pytest.raises(KnowledgeError, match="no mapping"):
        load_yaml("list.yaml")


def test_the_entry_is_named() -> None:
    with pytest.raises(KnowledgeError, match="the entry Nairobi lacks country"):
        check_keys({}, file="x.yaml", entry="the entry Nairobi", required=("country",))


def test_words() -> None:
    assert words("a b, c ,, d", file="x", entry="y") == ("a b", "c", "d")
    assert words(["a, b"], file="x", entry="y") == ("a, b",)
    with pytest.raises(KnowledgeError, match="no list of words"):
        words(3, file="x", entry="y")


def test_rows_need_their_columns(folder: Path) -> None:
    (folder / "t.tsv").write_text("a\tb\n1\t2\n1\n", "utf-8")
    with pytest.raises(KnowledgeError, match="line 3 has 1 columns, not 2"):
        list(files.rows("t.tsv", ("a", "b")))
    with pytest.raises(KnowledgeError, match="columns are not a, c"):
        list(files.rows("t.tsv", ("a", "c")))


def test_public_names_are_there() -> None:
    for name in knowledge.__all__:
        assert getattr(knowledge, name) is not None
    with pytest.raises(AttributeError):
        _ = knowledge.nothing


def test_importing_the_package_reads_no_file() -> None:
    code = "import sys, verbale.knowledge; print([m for m in sys.modules if m.startswith(('yaml', 'verbale.knowledge.'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
