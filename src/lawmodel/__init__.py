"""What a change in the law does: statutes encoded in every wording, run over a synthetic case population."""

__version__ = "0.1.0"
