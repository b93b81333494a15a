"""The command line. Nothing heavy is imported before a command needs it."""

from verbale.cli.program import main

__all__ = ["main"]
