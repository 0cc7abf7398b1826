"""The web: pages in a real browser and servers, whatever they are written in."""
