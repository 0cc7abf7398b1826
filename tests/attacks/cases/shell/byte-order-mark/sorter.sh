mkdir -p photos
mv *.jpg photos/
ls photos | wc -l
