"""Receipts of hand-ins and verdicts: confirmed as they are stored, shown to who may see them, checked by anybody."""
