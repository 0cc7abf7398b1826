"""How the association goes along with learners: kept by counsellors, agreed to by learners, apart from all else."""
