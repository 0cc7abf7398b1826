"""What is true of LTI 1.3: the learning platforms that launch us, what a launch says, courses, and grades."""
