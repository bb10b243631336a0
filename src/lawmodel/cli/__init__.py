"""The command line: parse, ask the pipeline, print."""

from lawmodel.cli.main import app, main

__all__ = ["app", "main"]
