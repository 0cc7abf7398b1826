"""Competencies of learners: evidence noted as runs end, validations said by staff, and frameworks brought in."""
