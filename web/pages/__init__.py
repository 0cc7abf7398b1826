"""What people look at: a file or folder a feature; a view parses, calls one engine step and renders."""
