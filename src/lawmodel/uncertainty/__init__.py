"""How far the headline moves when something believed is moved."""
