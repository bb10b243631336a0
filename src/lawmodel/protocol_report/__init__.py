"""A protocol as a document, and whether one that was made still stands."""
