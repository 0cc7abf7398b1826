"""The runner of the shell: its image, its entry point, and what its errors look like."""
