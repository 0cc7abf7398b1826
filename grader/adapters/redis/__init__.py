"""Redis and RQ: the doorbell, the live view of runs, what hosts say, and the embedded server; never the truth."""
