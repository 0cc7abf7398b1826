"""What happens: one module a step; each takes its ports as keyword arguments and opens its own transaction."""
