"""Reports written once as tables, of which pages, papers and files are forms."""
