"""The command line of exercises."""
