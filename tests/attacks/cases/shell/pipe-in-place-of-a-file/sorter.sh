mkdir -p photos
rm -f *.jpg
mkfifo photos/a.jpg "photos/b c.jpg"
