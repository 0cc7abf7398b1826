"""An Exercism track: read as the stranger's download that it is."""
