"""Git: learners' bare repositories as objects, and the smart protocol over HTTP."""
