"""The interactive view: pages that ask the pipeline and show what the reports say."""
