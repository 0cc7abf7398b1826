"""The learner's side: a process of ours that runs their SQL, and no code of theirs beside it."""
