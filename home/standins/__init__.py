"""Modules that stand on a learner's computer for those of the school's images; the tests import them by their names."""
