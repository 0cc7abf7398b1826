"""Shapes of the state of the service, of the operator's page and of who did what."""
