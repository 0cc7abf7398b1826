"""The life of processes, from fork to sweep, and who supervises them; imports the wire alone."""
