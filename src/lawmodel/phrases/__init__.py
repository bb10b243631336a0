"""Every word a user reads, in Swedish and English, and how numbers are written."""
