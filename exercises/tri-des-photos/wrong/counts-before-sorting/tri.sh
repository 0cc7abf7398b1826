mkdir -p photos
echo "$(ls *.jpg | wc -l) photos rangées"
for photo in *.jpg; do
    if [ -f "$photo" ]; then
        mv "$photo" photos/
    fi
done
