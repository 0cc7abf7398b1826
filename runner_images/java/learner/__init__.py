"""The learner's side: a process of Java that does what the tests ask, and the compiler's, once a hand-in."""
