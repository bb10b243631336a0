"""Two or more versions over the same cases: volumes, shifts, flows, with their intervals."""
