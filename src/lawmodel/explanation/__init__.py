"""Explanations of one case: why, why not, what still matters, what would turn it, what a wording changed."""
