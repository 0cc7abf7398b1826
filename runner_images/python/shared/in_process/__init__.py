"""The check's process, in the learner's sandbox: whatever it says is the learner's word."""
