"""Reports as pages and as files, a file each."""
