"""A GitHub Classroom template repository: its autograding file or workflow, its tests, what learners were given."""
