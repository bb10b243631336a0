"""What a change of the law comes to, proved over every case and not counted on a sample."""
