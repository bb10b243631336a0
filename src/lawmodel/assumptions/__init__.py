"""Everything the model believes rather than knows, in one register with a source and a status each."""
