"""A recipe to synthetic cases: each a pure function of recipe, seed and case number."""
