"""A scenario as a report for an impact assessment: what belongs under each heading, from one result."""
