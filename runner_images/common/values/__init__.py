"""Python's values as JSON, for both ends of a border: no code of the tests or of the learner's runs here."""
