"""A law version, a sender and a receiver to the steps of an advisory protocol: it advises only."""
