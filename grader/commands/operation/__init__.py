"""The command line of operators: images, doctor, backup, retention."""
