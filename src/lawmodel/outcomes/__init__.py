"""Engines: reference (the meaning) and columnar (populations)."""
