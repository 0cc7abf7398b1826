"""A digest in words: written once as a short document, of which page, letter and paper are forms."""
