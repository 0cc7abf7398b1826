"""The kind page: the hand-in in a real browser of the learner's sandbox, by Playwright's own interface."""
