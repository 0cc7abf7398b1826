"""What the steps ask of the outside, as small Protocols: a file a feature, and no word of who answers."""
