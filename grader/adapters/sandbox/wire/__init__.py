"""What is said to a container: frames and descriptors over a socket, believed in no detail."""
