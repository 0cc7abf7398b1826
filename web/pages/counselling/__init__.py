"""How the association goes along with learners: for counsellors and leads, and each learner's own page of it."""
