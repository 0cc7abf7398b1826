"""What somebody who handed in is told, line by line, whichever way they came by."""
