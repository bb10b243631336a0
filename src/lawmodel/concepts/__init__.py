"""What law is made of: frozen data, and what "and", "or" and "not" mean."""
