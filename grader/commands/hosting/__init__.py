"""The command line that starts the service on a host: web, workers, and both together."""
