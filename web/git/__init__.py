"""Git over HTTP: learners' repositories, and what a push reads back."""
