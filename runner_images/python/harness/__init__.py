"""The harness: everything that runs in the Python runner image; the standard library and pytest only."""
