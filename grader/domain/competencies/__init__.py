"""Competencies: frameworks in versions, what learners did that speaks for each, and what people said of it."""
