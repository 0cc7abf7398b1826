"""The kind server: the learner's web application in their sandbox, and a client that reaches it over the door."""
