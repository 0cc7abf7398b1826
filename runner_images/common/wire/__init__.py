"""What is said between host, containers and processes: frames and what stands in them; imports nothing of ours."""
