"""What the whole house keeps to."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

from verbale import errors

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "verbale"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 60
"""Lines of the longest function. Most have less than 40."""

STAGES = ("sources", "clean", "annotate", "extract")


def name_of(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def test_every_part_has_its_layer() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = set(re.findall(r"verbale\.(\w+)", config["importlinter:contract:layers"]["layers"]))
    parts = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert parts - {"__init__", "__main__"} <= layers


def test_the_layers_hold() -> None:
    done = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_functions_are_short(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < LONGEST, f"{node.name}, line {node.lineno}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_a_function_without_memory(stage: str) -> None:
    """No stage assigns to a global of its module, which would make one report depend on another."""
    for module in sorted((PACKAGE / stage).rglob("*.py")):
        tree = ast.parse(module.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], module


def test_importing_a_stage_loads_no_model() -> None:
    code = f"import sys\nfor s in {STAGES}: __import__('verbale.' + s)\nsys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_tree_of_errors_is_the_one_that_is_drawn() -> None:
    drawn = re.findall(r"\b(\w+Error)\b", errors.__doc__ or "")
    defined = [n for n, x in vars(errors).items() if isinstance(x, type) and issubclass(x, Exception)]
    assert drawn == defined
    assert all(issubclass(getattr(errors, name), errors.VerbaleError) for name in defined)


def test_knowledge_is_where_it_belongs() -> None:
    """Data files are in the package, so that an installed verbale has them."""
    data = [p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix in {".yaml", ".tsv", ".css", ".js"}]
    assert data
    assert (PACKAGE / "py.typed").exists()
