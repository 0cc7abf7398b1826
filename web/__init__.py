"""The web application: a blueprint a file; a view parses, calls one engine step and renders."""
