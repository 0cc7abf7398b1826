"""What people read: sentences and words in the school's two languages, made from domain values alone."""
