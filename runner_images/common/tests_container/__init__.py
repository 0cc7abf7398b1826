"""The tests' container, from its process 1 to a run's pytest: the one place where proxies and checks meet."""
