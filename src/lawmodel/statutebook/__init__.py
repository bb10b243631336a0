"""Files to StatuteBook: read safely, check everything, collect every problem."""
