"""The learner's side: the stub in their process, in JavaScript, and what begins it."""
