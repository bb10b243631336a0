"""A law version compiled: facts at the bottom, the outcome at the top, arrows from used to user."""
