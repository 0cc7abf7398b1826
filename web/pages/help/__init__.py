"""What people read when they want to know how: the words, Git's messages, the guides, and a search over all of it."""
