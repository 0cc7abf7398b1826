"""Containers ready before they are needed, and who is given which: the only place that knows owners."""
