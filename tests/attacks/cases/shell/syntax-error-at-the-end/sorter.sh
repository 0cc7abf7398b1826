mkdir -p photos
if true; then
  mv *.jpg photos/
